"""The index: brought up to date with what readers may see, in the transaction of whoever changed it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from wagtail.models import Page

from search import vocabulary
from search.analysis import ANALYSER_VERSION
from search.engines import mirror
from search.entries import ADAPTERS, Entry, adapter_for, key_of
from search.models import SearchDocument, Word
from search.vectors import Words

BATCH = 100
_noted: ContextVar[defaultdict[type[Model], set[int]] | None] = ContextVar(
    "noted", default=None
)  # {model: keys} within `batched`
_SHOWN = [field.name for field in fields(Entry) if field.name != "hidden"]
_WRITTEN = [*_SHOWN, "year", "vector", "title_vector", "checksum", "analyser_version"]


def refresh(queryset: QuerySet[Any]) -> None:
    """
    Bring the entries of these pages or records up to date; what readers may no longer open goes.

    To be called after `bulk_create` and `update`, which send no signals; everything else does it by itself.
    """
    keys = queryset.values_list("pk", flat=True)
    if (noted := _noted.get()) is not None:
        noted[_base(queryset.model)].update(keys)
    else:
        _refresh_all(queryset.model, list(keys))


@contextmanager
def batched() -> Iterator[None]:
    """Within, what is to be refreshed is noted only; at the end each entry is written once."""
    if _noted.get() is not None:
        yield
        return
    noted: defaultdict[type[Model], set[int]] = defaultdict(set)
    token = _noted.set(noted)
    try:
        yield
    finally:
        _noted.reset(token)
    for model, keys in noted.items():
        _refresh_all(model, sorted(keys))


def _refresh_all(model: type[Model], keys: Sequence[int]) -> None:
    for start in range(0, len(keys), BATCH):
        _refresh(model, keys[start : start + BATCH])


def _base(model: type[Model]) -> type[Model]:
    return Page if issubclass(model, Page) else model


def _refresh(model: type[Model], keys: Sequence[int]) -> None:
    base = _base(model)
    with transaction.atomic(savepoint=False):
        written = set()
        entries = adapter_for(model)(base._default_manager.filter(pk__in=keys))
        while batch := list(islice(entries, BATCH)):
            write(batch)
            written |= {entry.key for entry in batch}
        theirs = Q()
        for key in keys:
            theirs |= Q(key__startswith=key_of(base(pk=key)))
        if keys:
            _delete(SearchDocument.objects.filter(theirs).exclude(key__in=written))


def remove(instance: Model) -> None:
    _delete(SearchDocument.objects.filter(key__startswith=key_of(instance)))


def _delete(documents: QuerySet[SearchDocument]) -> None:
    mirror.note(list(documents.values_list("pk", flat=True)) if settings.SEARCH_URL else [])
    documents.delete()


def write(entries: Collection[Entry]) -> int:
    """Write the entries that differ from what is stored; returns how many did."""
    known = dict(
        SearchDocument.objects.filter(
            key__in=[entry.key for entry in entries], analyser_version=ANALYSER_VERSION
        ).values_list("key", "checksum")
    )
    changed = [entry for entry in entries if known.get(entry.key) != entry.checksum]
    spellings: dict[vocabulary.SpellingKey, str] = {}
    rows = []
    for entry in changed:
        words = Words(entry)
        rows.append(_row(entry, words))
        for (folded, term), original in words.spellings.items():
            spellings.setdefault((entry.language, folded, term), original)
    if rows:
        vocabulary.learn(spellings)
        SearchDocument.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=[name.removesuffix("_id") for name in _WRITTEN if name != "key"],
        )
        mirror.note([row.pk for row in rows])
    return len(rows)


def _row(entry: Entry, words: Words) -> SearchDocument:
    shown = {name: getattr(entry, name) for name in _SHOWN}
    return SearchDocument(
        **shown | {"title": entry.title[:400]},
        year=entry.date.year if entry.date else None,
        vector=words.vector,
        title_vector=words.title_vector,
        checksum=entry.checksum,
        analyser_version=ANALYSER_VERSION,
    )


def rebuild(report: Callable[[str, int], None] = lambda label, done: None) -> int:
    """Bring everything up to date, batch by batch; returns how many entries differed, those removed included."""
    differing, keys = 0, set()
    for model, adapter in ADAPTERS.items():
        entries, done = adapter(model._default_manager.all()), 0
        while batch := list(islice(entries, BATCH)):
            with transaction.atomic():
                differing += write(batch)
            keys |= {entry.key for entry in batch}
            done += len(batch)
            report(model._meta.label, done)
    stale = [key for key in SearchDocument.objects.values_list("key", flat=True) if key not in keys]
    for start in range(0, len(stale), BATCH):
        with transaction.atomic():
            _delete(SearchDocument.objects.filter(key__in=stale[start : start + BATCH]))
    return differing + len(stale)


def forget_unused_words() -> int:
    """Delete the words that no entry has any more; returns how many."""
    unused = Word.objects.raw(
        """
        SELECT id FROM search_word AS word WHERE NOT EXISTS (
            SELECT FROM search_searchdocument AS document
            WHERE document.language = word.language
              AND document.vector @@ (quote_literal(word.term))::tsquery
        )
        """
    )
    keys = [word.pk for word in unused]
    Word.objects.filter(pk__in=keys).delete()
    return len(keys)
