"""Who may work on which translations."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation

from core.text import languages
from home.models import User
from home.translation import review

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Work:
    """A translation and the page that it becomes, for somebody who may change that page."""

    translation: Translation
    page: Page
    is_locked: bool


class LockedError(PermissionDenied):
    """A review keeps the words of `work` as they are; the message says so."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("The page is in review or locked. Until that is over its words stay as they are."))
        self.work = work


def where_locked(answer: Callable[[Any, LockedError], HttpResponseBase]) -> Callable[[View], View]:
    """Decorates views that change words, with what they answer while a review keeps these."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except LockedError as error:
                return answer(request, error)

        return answered

    return decorate


def work_on(user: User, page: Page | None, translation: Translation | None, *, change: bool = False) -> Work:
    """Raises Http404 or PermissionDenied; to `change` words LockedError while a review keeps them as they are."""
    if page is None:
        raise Http404
    page = page.specific
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    if translation is None:
        raise Http404
    is_locked = review.is_locked(page, user)
    work = Work(translation, page, is_locked)
    if change and is_locked:
        raise LockedError(work)
    return work


def work_on_translation(user: User, translation_id: int, *, change: bool = False) -> Work:
    translations = Translation.objects.select_related(
        "source__locale", "target_locale", "source__specific_content_type"
    )
    translation = get_object_or_404(translations, pk=translation_id, enabled=True)
    return work_on(user, review.page_of(translation), translation, change=change)


def work_on_page(user: User, page_id: int, *, change: bool = False) -> Work:
    page = get_object_or_404(Page, pk=page_id)
    return work_on(user, page, review.translation_of(page), change=change)


def languages_of(user: User) -> list[str]:
    """Those into which the user may translate: whose home page, and so all below it, she may change."""
    homes = Page.objects.filter(depth=2, locale__language_code__in=languages.TRANSLATED).select_related("locale")
    may = page_permission_policy.user_has_permission_for_instance
    found = {home.locale.language_code for home in homes if may(user, "change", home)}
    return [code for code in languages.TRANSLATED if code in found]


def may_change_all(user: User, pages: Iterable[Page]) -> bool:
    may = page_permission_policy.user_has_permission_for_instance
    return all(may(user, "change", page) for page in pages)


def may_order(user: User | AnonymousUser) -> bool:
    """Whether the user asks for translations and says who makes them."""
    return user.has_perm("wagtail_localize.submit_translation")


def may_commission(user: User, page: Page) -> bool:
    """Whether the user may have others translate the page: editors, who ask for translations, and publishers."""
    return may_order(user) and page.permissions_for_user(user).can_edit()
