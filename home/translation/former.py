"""
What a translation said before its German words were changed: readers keep it until somebody translates them anew.

Changed words are told from new and withdrawn ones by their place: those in the same field or block that resemble them
most.
"""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from core.text import languages
from home.models import FormerWords
from home.translation import minor_edits

ALIKE = 0.5  # from here on a sentence is the other one, changed
COPIED = ("data", "translation_type", "tool_name", "last_translated_by_id")

Pairs = list[tuple[StringSegment, StringSegment]]  # (before, after)


def hand_on(page: Page, gone: list[StringSegment], new: list[StringSegment]) -> None:
    """Keep what was said in the places of changed words; after a minor edit it is the translation of the new ones."""
    _adopt(_moved(gone, new))
    changed = _changed(gone, new)
    if not changed:
        return
    said, older = _said([row for row, _new in changed]), _older([row for row, _new in changed])
    if minor_edits.is_noted(page):
        _adopt(changed)
    own = _said([new for _row, new in changed])
    kept = []
    for row, segment in changed:
        has = {words.locale_id for words in own[segment.string_id, segment.context_id]}
        # What nobody has published yet is not what readers know.
        known = {words.locale_id: words for words in (*said[row.string_id, row.context_id], *older[row.pk])}
        kept += [(segment, words) for locale, words in known.items() if locale not in has]
    FormerWords.objects.bulk_create(FormerWords(segment=segment, words=words) for segment, words in kept)


def forget(page: Page) -> None:
    """A translation that a person has published says anew what it said before of changed words."""
    if page.locale.language_code == languages.SOURCE:
        return
    words = StringTranslation.objects.filter(
        translation_of=OuterRef("segment__string"),
        context=OuterRef("segment__context"),
        locale=page.locale_id,
        has_error=False,
    )
    former = FormerWords.objects.filter(segment__source__object_id=page.translation_key, words__locale=page.locale_id)
    former.filter(Exists(words)).delete()


def _moved(gone: list[StringSegment], new: list[StringSegment]) -> Pairs:
    """The same words at another place, such as in a row of a table above which one was taken away."""
    places = {row.string_id: row for row in gone}
    return [(places[row.string_id], row) for row in new if row.string_id in places]


def _changed(gone: list[StringSegment], new: list[StringSegment]) -> Pairs:
    before, after = _by_place(gone), _by_place(new)
    return [pair for place in before if place in after for pair in _most_alike(before[place], after[place])]


def _by_place(rows: list[StringSegment]) -> dict[int, list[StringSegment]]:
    places = defaultdict(list)
    for row in rows:
        places[row.context_id].append(row)
    return places


def _most_alike(
    before: list[StringSegment], after: list[StringSegment]
) -> Iterator[tuple[StringSegment, StringSegment]]:
    is_alone = len(before) == len(after) == 1
    pairs = [(_likeness(old, new), old, new) for old in before for new in after]
    taken: set[int] = set()
    for likeness, old, new in sorted(pairs, key=lambda pair: -pair[0]):
        if (likeness >= ALIKE or is_alone) and taken.isdisjoint({old.pk, new.pk}):
            taken |= {old.pk, new.pk}
            yield old, new


def _likeness(old: StringSegment, new: StringSegment) -> float:
    return SequenceMatcher(None, old.string.data, new.string.data, autojunk=False).ratio()


def _said(rows: list[StringSegment]) -> dict[Any, list[StringTranslation]]:
    said = defaultdict(list)
    found = StringTranslation.objects.filter(
        translation_of__in={row.string_id for row in rows}, context__in={row.context_id for row in rows}
    )
    for words in found.exclude(has_error=True):
        said[words.translation_of_id, words.context_id].append(words)
    return said


def _older(rows: list[StringSegment]) -> dict[int, list[StringTranslation]]:
    older = defaultdict(list)
    for row in FormerWords.objects.filter(segment__in=rows).select_related("words"):
        older[row.segment_id].append(row.words)
    return older


def _adopt(pairs: Pairs) -> None:
    """Let the words of the first be those of the second, as old as they were, unless it has its own."""
    said, own = _said([row for row, _new in pairs]), _said([new for _row, new in pairs])
    adopted, dates = {}, []
    for row, new in pairs:
        has = {words.locale_id for words in own[new.string_id, new.context_id]}
        for words in said[row.string_id, row.context_id]:
            key = (words.locale_id, new.string_id, new.context_id)
            if words.locale_id not in has and key not in adopted:
                dates.append(words.updated_at)
                adopted[key] = _copied(words, new)
    created = StringTranslation.objects.bulk_create(
        adopted.values(),
        update_conflicts=True,  # with faulty words, which somebody has left half-typed
        unique_fields=["locale", "translation_of", "context"],
        update_fields=[*COPIED, "has_error", "field_error"],
    )
    for words, date in zip(created, dates, strict=True):
        words.updated_at = date
    StringTranslation.objects.bulk_update(created, ["updated_at"])


def _copied(words: StringTranslation, segment: StringSegment) -> StringTranslation:
    return StringTranslation(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=words.locale_id,
        **{name: getattr(words, name) for name in COPIED},
    )
