"""Stores a translation that was written as a whole page, segment by segment, as translators' work would be."""

from collections import defaultdict

from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def translate_page(page, written, locale, slug="", as_draft=False):
    """
    Publish the page's translation into the locale, or keep it as a draft.

    `written` is an unsaved page of the same type with the same block identifiers, holding the translated words.
    """
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    words = _words_by_place(written)
    places = defaultdict(int)
    for segment in source.stringsegment_set.select_related("string", "context").order_by("order"):
        path = segment.context.path
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={
                "data": words[path][places[path]],
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
        places[path] += 1
    translation.save_target(publish=False)
    translated = page.get_translation(locale)
    if slug:
        translated.slug = slug
    if as_draft:
        keep_as_draft(translated)
    else:
        translated.save_revision().publish()
    return translated


def keep_as_draft(page):
    """What readers see already, as the home page, stays until somebody publishes."""
    if not page.live:
        page.save()
    page.save_revision()


def _words_by_place(page):
    words = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            words[segment.path].append(segment.string.data)
    return words
