"""The thesaurus in use: the editors' concepts beside what the site names anyway; kept until a word of it changes."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any

from babel import Locale
from django.db import connection
from django.utils import translation
from wagtail.models import Page

from core import request_cache
from core.text import languages
from home.models import Audience, Topic
from partnerships.models import CooperationForm
from search.analysis import TAG, Thesaurus, with_tags
from search.analysis import Concept as Notion
from search.kinds import KINDS
from search.models import Concept, InstalledConcept
from search.places import OF_KINDS

FIRST_LIST = Path(__file__).parent / "data" / "concepts.csv"
TERMS = {"topic": Topic, "audience": Audience, "form": CooperationForm}

_lock = Lock()
_kept: dict[str, Any] = {}


def current() -> Thesaurus:
    """As up to date as the request; one query when nothing has changed."""
    return request_cache.get_or_set("search thesaurus", _up_to_date)


def _up_to_date() -> Thesaurus:
    state = _state()
    with _lock:
        if _kept.get("state") != state:
            _kept.update(state=state, thesaurus=Thesaurus(with_tags(_of_editors(), _named())))
        return _kept["thesaurus"]


def _state() -> list[Any]:
    """A checksum of each table that has labels."""
    tables = [model._meta.db_table for model in (Concept, *TERMS.values())]
    parts = (f"SELECT md5(string_agg(row::text, '' ORDER BY id)) FROM {table} AS row" for table in tables)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))  # names of our own tables
        return cursor.fetchall()


def _of_editors() -> Iterator[Notion]:
    for concept in Concept.objects.select_related("page"):
        page = (f"page:{concept.page.translation_key}",) if concept.page else ()
        place = (concept.place,) if concept.place else ()
        labels = {code: tuple(getattr(concept, f"labels_{code}").splitlines()) for code in languages.CODES}
        yield Notion(labels, places=(*page, *place))


def _named() -> Iterator[Notion]:
    """What has a name anyway: kinds, months, countries, topics, audiences and forms of co-operation."""
    for kind in KINDS:
        if kind != "page":  # each is one
            places = (OF_KINDS[kind],) if kind in OF_KINDS else ()
            yield Notion(_in_each(lambda kind=kind: str(KINDS[kind])), (f"{TAG}kind:{kind}",), places)
    locales = {code: Locale.parse(code) for code in languages.CODES}
    for month in range(1, 13):
        yield Notion({code: tuple(_months(found, month)) for code, found in locales.items()}, (f"{TAG}month:{month}",))
    for country in (code for code in map(str, locales[languages.SOURCE].territories) if re.fullmatch("[A-Z]{2}", code)):
        names = {code: (found.territories[country],) for code, found in locales.items() if country in found.territories}
        yield Notion(names, (f"{TAG}country:{country}",), (f"{TAG}country:{country}",))
    for name, model in TERMS.items():
        for term in model.objects.all():
            tag = f"{TAG}{name}:{term.slug}"
            labels = {code: tuple(filter(None, [getattr(term, f"name_{code}")])) for code in languages.CODES}
            yield Notion(labels, (tag,), (tag,) if name == "topic" else ())


def _in_each(name: Any) -> dict[str, tuple[str, ...]]:
    labels: dict[str, tuple[str, ...]] = {}
    for code in languages.CODES:
        with translation.override(code):
            labels[code] = (name(),)
    return labels


def _months(locale: Locale, month: int) -> set[str]:
    """A month's names, on its own and within a date."""
    return {locale.months[context]["wide"][month] for context in ("format", "stand-alone")}


def forget() -> None:
    """Drop what is kept; the next search reads all labels."""
    with _lock:
        _kept.clear()


def install() -> None:
    """Add the concepts of the first list that were never added: what editors changed or deleted stays so.

    A page that does not exist yet is found at a later set-up.
    """
    with FIRST_LIST.open(encoding="utf-8", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    known = set(InstalledConcept.objects.values_list("slug", flat=True))
    for name, row in rows.items():
        if name not in known:
            labels = {f"labels_{code}": "\n".join(row[code].split("; ")) for code in languages.CODES}
            concept = Concept.objects.create(place=row["place"], **labels)
            InstalledConcept.objects.create(slug=name, waiting=concept if row["page"] else None)
    for installed in InstalledConcept.objects.filter(slug__in=rows).select_related("waiting"):
        if (waiting := installed.waiting) and (page := _german_page(rows[installed.slug]["page"])):
            waiting.page, installed.waiting = page, None
            waiting.save()
            installed.save()


def _german_page(path: str) -> Page | None:
    """The page whose German address ends so."""
    return Page.objects.filter(locale__language_code=languages.SOURCE, url_path__endswith=f"/{path}/").first()
