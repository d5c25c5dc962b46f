"""Whether a translation still says what its German original says, judged by content and not by date."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.text import languages


def outdated_since(page: Page) -> datetime | None:
    """
    When the German original of a published translation was changed so that words lack their translation, or None.

    One query for a translation, none for a German page.
    """
    if page.locale.language_code == languages.SOURCE:
        return None
    outdated = incomplete().filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    return outdated.values_list("source__last_updated_at", flat=True).first()


def outdated_translations(page: Page) -> Any:
    """The published translations of a German page in which words lack theirs."""
    locales = incomplete().filter(source__object_id=page.translation_key).values("target_locale_id")
    return page.get_translations().live().filter(alias_of=None, locale_id__in=locales).select_related("locale")


def incomplete() -> Any:
    """The translations in which words of the German page lack theirs."""
    words = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("target_locale_id")),
        has_error=False,
    )
    lacking = StringSegment.objects.filter(~Exists(words), source_id=OuterRef("source_id"))
    return Translation.objects.filter(Exists(lacking), enabled=True)


def lacking(translation: Translation) -> int:
    """How many segments of a translation lack their words."""
    total, translated = translation.get_progress()
    return total - translated
