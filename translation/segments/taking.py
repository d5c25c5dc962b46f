"""Words that come from outside – a file, a form, a machine – become those of the translation, or it is said why not."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from home.models import User
from translation.segments import markup
from translation.segments.segment import NO_WORDS, Segment, segments_of, version_of


class Kind(Enum):
    TAKEN = "taken"
    UNCHANGED = "unchanged"
    EMPTY = "empty"
    REFUSED = "refused"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Entry:
    """
    What somebody says for a segment.

    `version` is that of the words from which they began: where these have changed since, theirs wait for a decision.
    """

    key: str
    words: str
    version: str = NO_WORDS
    source: str = ""
    path: str = ""
    is_finished: bool = True


@dataclass(frozen=True)
class Outcome:
    kind: Kind
    entry: Entry
    segment: Segment | None = None
    reason: str = ""

    @property
    def source(self) -> str:
        return self.segment.source if self.segment else self.entry.source


@dataclass(frozen=True)
class Author:
    """Whose words they are; `tool` names a program, or the job of somebody who has no account, and never a person."""

    user: User | None = None
    tool: str = ""
    is_machine: bool = False

    def columns(self) -> dict[str, object]:
        types = StringTranslation
        kind = types.TRANSLATION_TYPE_MACHINE if self.is_machine else types.TRANSLATION_TYPE_MANUAL
        return {
            "translation_type": kind,
            "tool_name": self.tool,
            "last_translated_by": self.user,
            "updated_at": timezone.now(),
            "has_error": False,
            "field_error": "",
        }


class Report(list[Outcome]):
    """What became of each entry, in their order."""

    def of(self, kind: Kind) -> list[Outcome]:
        return [outcome for outcome in self if outcome.kind is kind]

    @property
    def taken(self) -> list[Outcome]:
        return self.of(Kind.TAKEN)

    @property
    def refused(self) -> list[Outcome]:
        return self.of(Kind.REFUSED)

    @property
    def conflicts(self) -> list[Outcome]:
        return self.of(Kind.CONFLICT)

    @property
    def unchanged(self) -> list[Outcome]:
        return self.of(Kind.UNCHANGED)

    @property
    def empty(self) -> list[Outcome]:
        return self.of(Kind.EMPTY)


def take(translation: Translation, entries: Iterable[Entry], author: Author) -> Report:
    """Store all words with which nothing is wrong, at once or not at all."""
    entries = list(entries)
    try:
        return _take(translation, entries, author)
    except IntegrityError:  # somebody has just said the first words in one of the places: now they are seen
        return _take(translation, entries, author)


@transaction.atomic
def _take(translation: Translation, entries: list[Entry], author: Author) -> Report:
    Translation.objects.select_for_update().get(pk=translation.pk)
    of_page = StringTranslation.objects.filter(context__object_id=translation.source.object_id)
    list(of_page.filter(locale=translation.target_locale_id).select_for_update(of=("self",)))
    segments = {segment.key: segment for segment in segments_of(translation)}
    paths = {segment.path for segment in segments.values()}
    outcomes = _without_contradictions([_judge(entry, segments.get(entry.key), paths) for entry in entries])
    report = Report(outcomes)
    _store(translation, report.taken, author)
    return report


def _judge(entry: Entry, segment: Segment | None, paths: set[str]) -> Outcome:
    if segment is None:
        known = entry.path in paths
        changed = _("The German words have changed since then. Please take the file anew.")
        unknown = _("There is no such segment on this page (any more).")
        return Outcome(Kind.REFUSED, entry, reason=changed if known else unknown)
    if len(entry.words) > markup.MOST_CHARACTERS:
        return Outcome(Kind.REFUSED, entry, segment, _("The text is too long."))
    entry = replace(entry, words=markup.clean(entry.words))
    if entry.words == markup.clean(segment.words) or version_of(entry.words) == entry.version:
        kind = Kind.UNCHANGED if entry.words else Kind.EMPTY
        return Outcome(kind, entry, segment)
    if reason := _problem(entry, segment):
        return Outcome(Kind.REFUSED, entry, segment, reason)
    if segment.words and segment.version != entry.version:
        reason = _("Somebody has translated this meanwhile.")
        return Outcome(Kind.CONFLICT, entry, segment, reason)
    return Outcome(Kind.TAKEN, entry, segment)


def _problem(entry: Entry, segment: Segment) -> str:
    if not entry.is_finished:
        return _("It is marked in the file as not finished.")
    if not markup.plain(entry.words).strip():
        return _("It is empty; what was there before stays.")
    if segment.max_length and len(markup.plain(entry.words)) > segment.max_length:
        words = _("It is too long: at most %(count)s characters have room here.")
        return words % {"count": segment.max_length}
    return markup.problem(segment.source, entry.words)


def _without_contradictions(outcomes: list[Outcome]) -> list[Outcome]:
    """Of what is said twice, as by both files of an archive, the new counts; two new things exclude each other."""
    said = defaultdict(set)
    for outcome in outcomes:
        if outcome.kind in {Kind.TAKEN, Kind.CONFLICT}:
            said[outcome.entry.key].add(outcome.entry.words)
    kept, seen = [], set()
    for outcome in outcomes:
        key = outcome.entry.key
        if len(said[key]) > 1 and outcome.kind in {Kind.TAKEN, Kind.CONFLICT}:
            reason = _("The files say different things here.")
            kept.append(replace(outcome, kind=Kind.REFUSED, reason=reason))
        elif (said[key] and outcome.kind in {Kind.UNCHANGED, Kind.EMPTY}) or (key, outcome.kind) in seen:
            continue
        else:
            kept.append(outcome)
            seen.add((key, outcome.kind))
    return kept


def _store(translation: Translation, taken: list[Outcome], author: Author) -> None:
    new: list[StringTranslation] = []
    changed: list[StringTranslation] = []
    columns = author.columns()
    for outcome in taken:
        segment = outcome.segment
        assert segment is not None  # noqa: S101  (only what has a segment is taken)
        row = segment.stored or StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale_id=translation.target_locale_id,
        )
        for name, value in {"data": outcome.entry.words, **columns}.items():
            setattr(row, name, value)
        (changed if row.pk else new).append(row)
        if segment.path == "title":  # as wagtail-localize does where words are saved one by one
            pages = Page.objects.filter(
                translation_key=translation.source.object_id, locale=translation.target_locale_id
            )
            pages.update(draft_title=markup.plain(outcome.entry.words))
    StringTranslation.objects.bulk_create(new)
    StringTranslation.objects.bulk_update(changed, ["data", *columns])


def check_off(translation: Translation, user: User | None = None) -> int:
    """A person has looked at what a machine said in the translation; returns of how many segments."""
    unchecked = [segment.stored.pk for segment in segments_of(translation) if segment.stored and segment.is_unchecked]
    rows = StringTranslation.objects.filter(pk__in=unchecked)
    return rows.update(translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, last_translated_by=user)
