"""
The site's words, kept in each process; before a search only those that are new are read.

Those that a job has dropped meanwhile are gone from here within the hour, when all are read anew.
"""

import time
from collections.abc import Collection
from threading import Lock
from typing import Any

from django.db.models import Max

from core import request_cache
from search.analysis import LANGUAGES, MemoryVocabulary, Spelling
from search.models import Word

LONGEST = Word._meta.get_field("term").max_length or 0
SpellingKey = tuple[str, str, str]  # language, folded, term
KEPT_FOR = 60 * 60  # seconds
OVERLAP = 500  # rows read again, as one with a lower number may be committed later

_lock = Lock()
_kept: dict[str, Any] = {}


def current() -> dict[str, MemoryVocabulary]:
    """`{language: vocabulary}`, as up to date as the request; one query when nothing is new."""
    return request_cache.get_or_set("search vocabulary", _up_to_date)


def _up_to_date() -> dict[str, MemoryVocabulary]:
    with _lock:
        if not _kept or time.monotonic() > _kept["until"]:
            none: dict[str, MemoryVocabulary] = {language: MemoryVocabulary([]) for language in LANGUAGES}
            _kept.update(until=time.monotonic() + KEPT_FOR, last=0, words=none)
        rows = Word.objects.filter(pk__gt=_kept["last"] - OVERLAP)
        for language, folded, term, pk in rows.values_list("language", "folded", "term", "pk").iterator():
            _kept["words"][language].add(Spelling(folded, frozenset((term,))))
            _kept["last"] = max(_kept["last"], pk)
        return _kept["words"]


def forget() -> None:
    """Drop what is kept; the next search reads all words."""
    with _lock:
        _kept.clear()


def learn(spellings: dict[SpellingKey, str]) -> None:
    """Store `{(language, folded, term): original}` as far as it is new; two queries."""
    # Nobody types longer words, nor would they fit.
    spellings = {key: original for key, original in spellings.items() if max(map(len, key)) <= LONGEST}
    folded = {key[1] for key in spellings}
    rows = Word.objects.filter(folded__in=folded)
    known = set(rows.values_list("language", "folded", "term"))
    new = [
        Word(language=key[0], folded=key[1], term=key[2], original=spellings[key])
        for key in sorted(spellings)
        if key not in known
    ]
    Word.objects.bulk_create(new, ignore_conflicts=True, batch_size=2000)


def as_written(folded: Collection[str], language: str) -> dict[str, str]:
    """`{folded: a spelling as it stands on the site}`."""
    rows = Word.objects.filter(language=language, folded__in=folded).exclude(original="")
    return {row["folded"]: row["word"] for row in rows.values("folded").annotate(word=Max("original"))}
