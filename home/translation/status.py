"""Whether a translation still says what its German original says, judged by content and not by date."""

from django.db.models import Exists, OuterRef
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.text import languages


def read_source_again(instance, **kwargs):
    """On publishing a German page, take its segments anew: those that changed then have no translation."""
    if instance.locale.language_code != languages.SOURCE:
        return
    if source := TranslationSource.objects.get_for_instance_or_none(instance):
        source.update_from_db()


def outdated_since(page):
    """
    When the German original of a published translation was changed so that words lack their translation, or None.

    One query for a translation, none for a German page.
    """
    if page.locale.language_code == languages.SOURCE:
        return None
    outdated = incomplete().filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    return outdated.values_list("source__last_updated_at", flat=True).first()


def incomplete():
    """The translations in which words of the German page lack theirs."""
    words = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("target_locale_id")),
        has_error=False,
    )
    lacking = StringSegment.objects.filter(~Exists(words), source_id=OuterRef("source_id"))
    return Translation.objects.filter(Exists(lacking), enabled=True)


def lacking(translation):
    """How many segments of a translation lack their words."""
    total, translated = translation.get_progress()
    return total - translated
