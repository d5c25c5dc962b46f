"""The segments of a translation: German words, what is said in their place, and where they stand."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.models import FormerWords
from translation.segments import labels


@dataclass(frozen=True)
class Former:
    """What the German words were before they changed, and their translation."""

    source: str
    words: str


@dataclass(frozen=True)
class Segment:
    string_id: int
    context_id: int
    path: str
    field_path: str
    model: type[Model]
    source: str
    stored: StringTranslation | None
    former: Former | None = None

    @property
    def words(self) -> str:
        return self.stored.data if self.stored and not self.stored.has_error else ""

    @property
    def is_unchecked(self) -> bool:
        """Whether no person has looked at what a machine said."""
        return bool(self.words and self.stored and self.stored.translation_type == "machine")

    @cached_property
    def key(self) -> str:
        return key_of(self.path, self.source)

    @cached_property
    def version(self) -> str:
        return version_of(self.words)

    @cached_property
    def label(self) -> str:
        return labels.label_of(self.model, self.field_path)

    @cached_property
    def max_length(self) -> int | None:
        return labels.longest(self.model, self.path)

    @property
    def note(self) -> str:
        """What the admin explains about a field of the page."""
        return labels.help_of(self.model, self.path)

    @property
    def reference(self) -> str:
        """Names the segment and the words that it has now, in files that come back."""
        return f"{self.key}-{self.version}"


def key_of(path: str, source: str) -> str:
    """Names a segment outside of the database; other German words at the same place have another key."""
    return _digest(f"{path}\0{source}")


def version_of(words: str) -> str:
    """Tells whether the words are still those that somebody saw."""
    return _digest(words)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


NO_WORDS = version_of("")


def segments_of(translation: Translation) -> list[Segment]:
    """In the order of the page; words that stand twice in one place are one segment. Three queries."""
    rows = StringSegment.objects.filter(source=translation.source_id).select_related("string", "context")
    stored = _stored(translation)
    former = _former(translation)
    model = translation.source.specific_content_type.model_class()
    segments = {}
    for row in rows.order_by("order", "pk"):
        place = (row.string_id, row.context_id)
        if place not in segments:
            field_path = row.context.field_path or row.context.path.partition(".")[0]
            segments[place] = Segment(
                *place, row.context.path, field_path, model, row.string.data, stored.get(place), former.get(row.pk)
            )
    return list(segments.values())


def _stored(translation: Translation) -> dict[tuple[int, int], StringTranslation]:
    found = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__object_id=translation.source.object_id
    )
    return {(row.translation_of_id, row.context_id): row for row in found}


def _former(translation: Translation) -> dict[int, Former]:
    rows = FormerWords.objects.filter(
        segment__source=translation.source_id, words__locale=translation.target_locale_id
    ).select_related("words__translation_of")
    return {row.segment_id: Former(row.words.translation_of.data, row.words.data) for row in rows}
