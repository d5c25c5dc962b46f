"""Translators are told by mail, in their language, what is to translate: what was asked for, and what changed."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Locale, Page, Revision

from core.text import languages
from home.models import User
from home.review import moderation
from home.staff import mail, roles
from home.translation import status

KIND = "home.translation"


def tell_of_request(page: Page, locale: Locale, user: User) -> None:
    """Somebody asks for the translation of a German page into a language."""
    context = {"event": "requested", "person": get_user_display_name(user)}
    _tell(page.get_translation(locale), f"requested:{page.pk}:{timezone.now():%Y%m%d%H%M%S%f}", context)


def tell_of_change(published: Page) -> None:
    """A published translation no longer says what the German page says; at most one mail a day."""
    if published.locale.language_code != languages.SOURCE:
        return
    for page in status.outdated_translations(published):
        _tell(page, f"outdated:{page.pk}:{timezone.localdate()}", {"event": "outdated"})


def tell_of_end_of_schedule(page: Page, revision: Revision, names: list[str], user: User | None) -> None:
    """A translation was not published on the date that the user had set: for these words, or for its German page."""
    context = {"event": "unscheduled", "names": languages.Localized(" · ".join(names), languages.SOURCE)}
    _tell(page, f"unscheduled:{revision.pk}", context, also=user)


def _tell(page: Page, occasion: str, context: dict[str, Any], also: User | None = None) -> None:
    is_asked = Q(groups__name=roles.TRANSLATORS[page.locale.language_code]) | Q(pk=also and also.pk)
    users = get_user_model().objects.filter(is_asked, is_active=True)
    for user in users.distinct():
        if not moderation.may_work_on(page, user):
            continue
        words = context | moderation.about(page, languages.preferred_by(user))
        mail.queue(KIND, f"translation:{occasion}:{page.locale_id}:{user.pk}", user, words)
