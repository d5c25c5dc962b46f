"""Who may work on the translation of a page."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models import User
from home.translation import review


@dataclass(frozen=True)
class Work:
    """A translation and the page that it becomes, for somebody who may change that page."""

    translation: Translation
    page: Page
    is_locked: bool


def work_on(user: User, translation_id: int, *, change: bool = False) -> Work:
    """Raises Http404 or PermissionDenied; to `change` words also while a review keeps them as they are."""
    translations = Translation.objects.select_related(
        "source__locale", "target_locale", "source__specific_content_type"
    )
    translation = get_object_or_404(translations, pk=translation_id, enabled=True)
    page = review.page_of(translation)
    if page is None:
        raise Http404
    page = page.specific
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    is_locked = review.is_locked(page, user)
    if change and is_locked:
        raise PermissionDenied
    return Work(translation, page, is_locked)


def may_commission(user: User, page: Page) -> bool:
    """Whether the user may have others translate the page: editors, who ask for translations, and publishers."""
    return user.has_perm("wagtail_localize.submit_translation") and page.permissions_for_user(user).can_edit()
