"""Words are stored one segment at a time; nobody's are overwritten by who has not seen them."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationContext

from translation.editor import markup
from translation.editor.segments import Segment, cleaned, faults_in, segments_of

UNIQUE = ["locale", "translation_of", "context"]
WRITTEN = [
    "data",
    "translation_type",
    "tool_name",
    "last_translated_by",
    "has_error",
    "field_error",
    "updated_at",
]


@dataclass(frozen=True)
class Typed:
    """
    What somebody sends: the words, and the version of those that she has seen.

    `before` is what the same window sent earlier without hearing that it arrived.
    """

    text: str
    version: str
    is_confirmed: bool = False
    before: str | None = None


@transaction.atomic
def save(translation: Translation, page: Page, segment_id: int, typed: Typed, user: AbstractBaseUser) -> Segment | None:
    """
    Store the words and return the segment as it is now; None if the German page no longer has it.

    Where somebody else has written meanwhile nothing is stored: then the segment `is_in_conflict`.
    """
    if not (found := segments_of(translation, page.specific_class, [segment_id])):
        return None
    TranslationContext.objects.select_for_update().get(pk=found[0].row.context_id)
    [segment] = segments_of(translation, page.specific_class, [segment_id])  # as they are now
    text = cleaned(typed.text, segment)
    offered = segment.stored_text if segment.words else segment.former_text
    if text == offered and not (typed.is_confirmed and segment.may_be_confirmed):
        return segment
    seen = {segment.stored_text} if typed.version == segment.version else {typed.before}
    if segment.stored_text not in {*seen, text}:
        segment.typed, segment.is_in_conflict = text, True
        return segment
    _store(translation, segment, text, user)
    [segment] = segments_of(translation, page.specific_class, [segment_id])
    return segment


def _store(translation: Translation, segment: Segment, text: str, user: AbstractBaseUser) -> None:
    place = {
        "translation_of_id": segment.row.string_id,
        "context_id": segment.row.context_id,
        "locale_id": translation.target_locale_id,
    }
    if not text:
        for words in StringTranslation.objects.filter(**place):
            words.delete()
        return
    faults = faults_in(text, segment.formatting, segment.place)
    words = StringTranslation(
        **place,
        data=markup.stored(text, segment.formatting).html,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        last_translated_by=user,
        has_error=bool(faults),
    )
    # Not by `save`, with which wagtail-localize writes HTML of any length to the title of the page's draft.
    StringTranslation.objects.bulk_create([words], update_conflicts=True, unique_fields=UNIQUE, update_fields=WRITTEN)
    if segment.row.context.path == "title" and not faults:
        versions = Page.objects.filter(translation_key=translation.source.object_id)
        versions.filter(locale=translation.target_locale_id).update(draft_title=markup.plain(text))
