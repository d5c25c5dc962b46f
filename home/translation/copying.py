"""Copies of pages keep the words of their translations."""

from collections.abc import Iterator

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.translation import rebuild


def pairs(page: Page, copy: Page) -> Iterator[tuple[Page, Page]]:
    """Each page with its copy: Wagtail copies those below a page in their order, or none of them."""
    return zip(
        page.get_descendants(inclusive=True).specific(), copy.get_descendants(inclusive=True).specific(), strict=False
    )


def copy_words(page: Page, copy: Page) -> None:
    """Give the copy a draft in each language into which the page was translated, with the same words."""
    for translated in page.get_translations().filter(alias_of=None).select_related("locale"):
        source, _created = TranslationSource.get_or_create_from_instance(copy)
        words = _words(page, translated.locale)
        given = [
            StringTranslation(
                translation_of=segment.string,
                context=segment.context,
                locale=translated.locale,
                data=words[segment.context.path, segment.string_id],
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment in source.stringsegment_set.select_related("string", "context")
            if (segment.context.path, segment.string_id) in words
        ]
        StringTranslation.objects.bulk_create(given, ignore_conflicts=True)
        translation, _created = Translation.objects.get_or_create(source=source, target_locale=translated.locale)
        translation.save_target(publish=False)
        if copy.live:  # until its words are published the German ones are shown
            rebuild.show_german(copy, copy.get_translation(translated.locale))


def _words(page: Page, locale: Locale) -> dict[tuple[str, int], str]:
    """`{(path, string): words}` of what was translated for the page."""
    found = StringTranslation.objects.filter(context__object__translation_key=page.translation_key, locale=locale)
    return {
        (path, string): words for path, string, words in found.values_list("context__path", "translation_of", "data")
    }
