"""Whether a translation still says what its German original says, judged by content and not by date."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.text import languages

NAME_LENGTH = 40


def outdated_since(page: Page) -> datetime | None:
    """
    When the German original of a published translation was changed so that readers miss its words, or None.

    One query for a translation, none for a German page.
    """
    if page.locale.language_code == languages.SOURCE:
        return None
    outdated = _outdated().filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    return outdated.values_list("source__last_updated_at", flat=True).first()


def outdated_translations(page: Page) -> Any:
    """The published translations of a German page whose readers miss words of it."""
    locales = _outdated().filter(source__object_id=page.translation_key).values("target_locale_id")
    return page.get_translations().live().filter(alias_of=None, locale_id__in=locales).select_related("locale")


def _outdated() -> Any:
    """Beside those in which words are missing: in which they have been written, but not yet published."""
    former = apps.get_model("home", "FormerWords").objects.filter(
        segment__source_id=OuterRef("source_id"), words__locale_id=OuterRef("target_locale_id")
    )
    return Translation.objects.filter(Q(_lacking()) | Q(Exists(former)), enabled=True)


def incomplete() -> Any:
    """The translations in which words of the German page lack theirs."""
    return Translation.objects.filter(_lacking(), enabled=True)


def _lacking() -> Exists:
    words = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("target_locale_id")),
        has_error=False,
    )
    return Exists(StringSegment.objects.filter(~Exists(words), source_id=OuterRef("source_id")))


def names_of_lacking(translation: Translation) -> list[str]:
    """The beginnings of the German words that lack their translation, in the order of the page."""
    segments = StringSegment.objects.filter(source=translation.source_id).select_related("string").order_by("order")
    missing = segments.annotate_translation(translation.target_locale).filter(translation__isnull=True)
    return [Truncator(strip_tags(segment.string.data)).chars(NAME_LENGTH) for segment in missing]


def lacking(translation: Translation) -> int:
    """How many segments of a translation lack their words."""
    total, translated = translation.get_progress()
    return total - translated
