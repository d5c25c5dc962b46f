"""The one door through which words become those of a translation, whoever brings them; or it is said why not."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from home.models import User
from translation.segments import markup
from translation.segments.segment import Segment, State, segments_of, version_of

MOST_CHARACTERS = 20_000
UNIQUE = ["locale", "translation_of", "context"]
WRITTEN = ["data", "translation_type", "tool_name", "last_translated_by", "has_error", "field_error", "updated_at"]


class Kind(Enum):
    TAKEN = "taken"
    UNCHANGED = "unchanged"
    EMPTY = "empty"
    REFUSED = "refused"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Entry:
    """
    What somebody says for a segment, as text with the numbers of its formatting.

    `version` is that of the words from which they began: where these have changed since, theirs wait for a decision.
    `before` is what the same window sent earlier without hearing that it arrived. `is_typed`: by a person who sees what
    is there, and so may take it away or leave it with errors; `is_confirmed`: who says that it is right as it stands.
    """

    key: str
    text: str
    version: str = ""
    before: str | None = None
    is_typed: bool = False
    is_confirmed: bool = False
    is_finished: bool = True
    german: str = ""
    path: str = ""


@dataclass(frozen=True)
class Outcome:
    """`segment` is as it is now, with what was typed and not stored; None where there is no such any more."""

    kind: Kind
    entry: Entry
    segment: Segment | None = None
    reason: str = ""

    @property
    def german(self) -> str:
        return self.segment.german if self.segment else self.entry.german


@dataclass(frozen=True)
class Author:
    """Whose words they are; `tool` names a program, or the job of somebody who has no account, and never a person."""

    user: User | None = None
    tool: str = ""
    is_machine: bool = False


class Report(list[Outcome]):
    """What became of each entry, in their order."""

    def of(self, kind: Kind) -> list[Outcome]:
        return [outcome for outcome in self if outcome.kind is kind]

    @property
    def taken(self) -> list[Outcome]:
        return self.of(Kind.TAKEN)

    @property
    def faulty(self) -> list[Outcome]:
        """What was stored although it has errors, which keep it from being published."""
        return [outcome for outcome in self.taken if outcome.segment and outcome.segment.faults]

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

    @property
    def is_complete(self) -> bool:
        """Whether all that was said is stored."""
        return not (self.refused or self.conflicts)


@transaction.atomic
def take(translation: Translation, entries: Iterable[Entry], author: Author) -> Report:
    """Store all words that may be, at once or not at all; nobody's are overwritten by who has not seen them."""
    Translation.objects.select_for_update().get(pk=translation.pk)  # one after the other
    segments = {segment.key: segment for segment in segments_of(translation)}
    paths = {segment.path for segment in segments.values()}
    judged = [_judge(entry, segments.get(entry.key), paths, author) for entry in entries]
    outcomes = _without_contradictions(judged)
    return Report(_stored(translation, outcomes, author))


def _judge(entry: Entry, segment: Segment | None, paths: set[str], author: Author) -> Outcome:
    if segment is None:
        changed = _("The German words have changed since then. Please take the file anew.")
        unknown = _("There is no such segment on this page (any more).")
        return Outcome(Kind.REFUSED, entry, reason=changed if entry.path in paths else unknown)
    entry = replace(entry, text=segment.cleaned(entry.text))
    confirms = entry.is_confirmed and segment.may_be_confirmed
    offered = segment.text if entry.is_typed else segment.words and segment.stored_text
    as_seen = entry.before is None and version_of(entry.text) == entry.version
    if not confirms and (as_seen or entry.text == segment.cleaned(offered)):
        return Outcome(Kind.UNCHANGED if entry.text else Kind.EMPTY, entry, segment)
    if reason := _reason_against(entry, segment, author):
        return Outcome(Kind.REFUSED, entry, replace(segment, typed=entry.text, problem=reason), reason)
    if entry.version != segment.version and segment.stored_text not in {entry.before, entry.text}:
        reason = _("Somebody has translated this meanwhile.")
        return Outcome(Kind.CONFLICT, entry, replace(segment, typed=entry.text, is_in_conflict=True), reason)
    return Outcome(Kind.TAKEN, entry, segment)


def _reason_against(entry: Entry, segment: Segment, author: Author) -> str:
    if not entry.is_finished:
        return _("It is marked in the file as not finished.")
    if len(entry.text) > MOST_CHARACTERS:
        return _("The text is too long.")
    if entry.is_typed:
        return ""
    if not entry.text:
        return _("It is empty; what was there before stays.")
    # Where nothing right is said yet, a person's words with errors are a beginning.
    return " ".join(segment.faults_in(entry.text)) if author.is_machine or segment.words else ""


def _without_contradictions(outcomes: list[Outcome]) -> list[Outcome]:
    """Of what is said twice, as by both files of an archive, the new counts; two new things exclude each other."""
    said = defaultdict(set)
    for outcome in outcomes:
        if outcome.kind in {Kind.TAKEN, Kind.CONFLICT}:
            said[outcome.entry.key].add(outcome.entry.text)
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


def _stored(translation: Translation, outcomes: list[Outcome], author: Author) -> list[Outcome]:
    gone: list[int] = []
    written: list[StringTranslation] = []
    done: list[Outcome] = []
    for outcome in outcomes:
        segment, text = outcome.segment, outcome.entry.text
        if segment is None or outcome.kind is not Kind.TAKEN:
            done.append(outcome)
            continue
        words = _words(translation, segment, text, author) if text else None
        if words:
            written.append(words)
        elif segment.stored:
            gone.append(segment.stored.pk)
        if segment.path == "title" and words and not words.has_error:
            versions = Page.objects.filter(translation_key=translation.source.object_id)
            versions.filter(locale=translation.target_locale_id).update(draft_title=markup.plain(text))
        done.append(replace(outcome, segment=replace(segment, stored=words)))
    StringTranslation.objects.filter(pk__in=gone).delete()
    # Not by `save`, with which wagtail-localize writes HTML of any length to the title of the page's draft.
    StringTranslation.objects.bulk_create(written, update_conflicts=True, unique_fields=UNIQUE, update_fields=WRITTEN)
    return done


def _words(translation: Translation, segment: Segment, text: str, author: Author) -> StringTranslation:
    types = StringTranslation
    return StringTranslation(
        translation_of_id=segment.row.string_id,
        context_id=segment.row.context_id,
        locale_id=translation.target_locale_id,
        data=markup.stored(text, segment.formatting).html,
        translation_type=types.TRANSLATION_TYPE_MACHINE if author.is_machine else types.TRANSLATION_TYPE_MANUAL,
        tool_name=author.tool,
        last_translated_by=author.user,
        has_error=bool(segment.faults_in(text)),
    )


def check_off(translation: Translation, user: User | None = None) -> int:
    """A person has looked at what a machine said in the translation; returns of how many segments."""
    segments = segments_of(translation)
    unchecked = [segment.stored.pk for segment in segments if segment.stored and segment.state == State.MACHINE]
    rows = StringTranslation.objects.filter(pk__in=unchecked)
    return rows.update(translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, last_translated_by=user)
