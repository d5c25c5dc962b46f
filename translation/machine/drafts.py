"""Drafts by a machine, of segments that have no words yet; what people have written stays, and nothing is published."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from home.models import User
from translation.machine import budget, services
from translation.machine.client import Deadline
from translation.machine.errors import MachineError
from translation.segments import markup
from translation.segments.segment import Segment, segments_of
from translation.segments.taking import Author, Entry, Kind, Outcome, take

MOST_SECONDS = 25.0  # somebody waits
LEAST_SECONDS = 5.0  # below which no further request is begun
ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|tel:)\S+|[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", re.IGNORECASE)
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)s|\[[^\[\]]*\]")


@dataclass
class Report:
    """What came of it; `stopped` says why segments are left, if not for lack of time."""

    drafted: int = 0
    refused: list[Outcome] = field(default_factory=list)
    left: int = 0
    stopped: str = ""


def waiting(segments: Iterable[Segment]) -> list[Segment]:
    """Those that a machine may draft: neither slugs nor addresses and numbers, which are no language."""
    return [
        segment
        for segment in segments
        if not segment.stored and segment.path.rpartition(".")[2] != "slug" and _is_language(segment.german)
    ]


def _is_language(text: str) -> bool:
    return any(letter.isalpha() for letter in ADDRESS.sub("", markup.plain(text)))


def draft(translation: Translation, user: User | None, seconds: float = MOST_SECONDS) -> Report:
    """
    Draft what lacks words, in as many seconds at most; a second call goes on where the first has ended.

    Whether the user may is for the caller to ask. Raises MachineError where no service is set.
    """
    service = services.active()
    if service is None:
        raise MachineError(_("No translation service is set."))
    report, deadline = Report(), Deadline(seconds)
    by_text = defaultdict(list)
    for segment in waiting(segments_of(translation)):
        by_text[segment.source].append(segment)
    fitting = [text for text in by_text if services.size_of(text) <= service.most_bytes]
    report.left = sum(len(segments) for segments in by_text.values())
    author = Author(user, service.name, is_machine=True)
    for chunk in services.chunks(fitting, service):
        if deadline.left < min(LEAST_SECONDS, seconds / 2):
            break
        try:
            budget.spend(sum(map(len, chunk)))
            answers = service.translate(chunk, translation.target_locale.language_code, deadline)
        except MachineError as error:
            report.stopped = str(error)
            break
        _take(translation, dict(zip(chunk, answers, strict=True)), by_text, author, report)
    return report


def _take(
    translation: Translation,
    answers: dict[str, str],
    segments: dict[str, list[Segment]],
    author: Author,
    report: Report,
) -> None:
    entries = []
    for source, words in answers.items():
        for segment in segments[source]:
            entry = Entry(segment.key, segment.shown(words))
            if _placeholders(source) == _placeholders(words):
                entries.append(entry)
            else:
                reason = _("A placeholder or an address has changed.")
                report.refused.append(Outcome(Kind.REFUSED, entry, segment, reason))
    taken = take(translation, entries, author)
    report.drafted += len(taken.taken)
    report.refused += taken.refused
    report.left -= len(taken.taken)


def _placeholders(words: str) -> Counter[str]:
    text = markup.parsed(words).get_text()
    return Counter(PLACEHOLDER.findall(text)) + Counter(found.rstrip(".,;:!?)") for found in ADDRESS.findall(text))
