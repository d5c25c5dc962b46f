"""
The translation memory: how the same German words, or words like them, were translated elsewhere on the site.

It has no table of its own: all that was ever translated is there, and the names of records in each language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import CharField, F, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast, Length
from django.utils.text import Truncator
from rapidfuzz import fuzz, process
from wagtail_localize.models import StringTranslation, Translation

from core.text import languages
from translation.segments import markup
from translation.segments.segment import Segment

ALIKE = 70  # per cent, from which on a match helps
MOST = 3


@dataclass(frozen=True)
class Match:
    """`text` is what the input takes: with the formatting of the segment that it is offered for."""

    percent: int
    german: str
    text: str
    origin: str


def matches(segment: Segment, translation: Translation) -> list[Match]:
    """The best first; each wording once."""
    found: dict[str, Match] = {}
    for match in (*_exact(segment, translation), *_of_records(segment), *_fuzzy(segment, translation)):
        if match.text != segment.stored_text:
            found.setdefault(match.text, match)
    return list(found.values())[:MOST]


def _translated(translation: Translation) -> QuerySet[StringTranslation]:
    found: QuerySet[StringTranslation] = StringTranslation.objects.filter(
        locale=translation.target_locale_id, has_error=False
    )
    return found


def _exact(segment: Segment, translation: Translation) -> Iterator[Match]:
    rows = _translated(translation).filter(translation_of=segment.row.string_id).exclude(context=segment.row.context_id)
    sources = rows.annotate(page=F("context__object__sources__object_repr"))
    for data, page in sources.order_by("-updated_at").values_list("data", "page")[: MOST * 3]:
        yield _match(segment, 100, markup.plain(segment.german), data, page or "")


def _fuzzy(segment: Segment, translation: Translation) -> Iterator[Match]:
    """By the letters; the length alone says of most strings that they cannot be alike."""
    wanted = segment.source
    shortest, longest = len(wanted) * ALIKE / (200 - ALIKE), len(wanted) * (200 - ALIKE) / ALIKE
    others = _translated(translation).filter(translation_of__locale=translation.source.locale_id)
    near = others.exclude(translation_of=segment.row.string_id).annotate(length=Length("translation_of__data"))
    near = near.filter(length__range=(int(shortest), int(longest) + 1))
    known = dict(near.values_list("translation_of", "translation_of__data"))
    best = process.extract(wanted, known, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
    rows = _translated(translation).filter(translation_of__in=[key for _data, _score, key in best])
    latest = {row.translation_of_id: row for row in rows.order_by("updated_at")}
    for german, score, key in best:
        if key in latest:
            parsed = markup.parsed(german)
            shown = markup.plain(markup.shown(parsed, markup.formatting_of(parsed)))
            yield _match(segment, min(int(score), 99), shown, latest[key].data, "")


def _match(segment: Segment, percent: int, german: str, data: str, origin: str) -> Match:
    return Match(percent, german, segment.shown(data), Truncator(origin).chars(60))


def _of_records(segment: Segment) -> Iterator[Match]:
    """Names and other words of the records that editors maintain, which have a column for each language."""
    german = markup.plain(segment.german)
    queries = [
        model._default_manager.filter(**{f"{name}_{languages.SOURCE}": german})
        .exclude(**{f"{name}_{segment.code}": ""})
        .annotate(
            memory_words=Cast(f"{name}_{segment.code}", TextField()), memory_kind=Value(model._meta.label, TextField())
        )
        .order_by()
        .values_list("memory_words", "memory_kind")[:MOST]
        for model, name in _columns(segment.code)
    ]
    if queries:
        for words, kind in queries[0].union(*queries[1:]):
            yield Match(100, german, words, str(apps.get_model(kind)._meta.verbose_name))


def _columns(code: str) -> Iterator[tuple[type[Model], str]]:
    """`(model, name)` of all words of records in each language."""
    for label in settings.EDITORS_RECORDS:
        model = apps.get_model(label)
        fields = {field.name for field in model._meta.concrete_fields if isinstance(field, CharField | TextField)}
        for field in sorted(fields):
            name = field.removesuffix(f"_{languages.SOURCE}")
            if name != field and f"{name}_{code}" in fields:
                yield model, name
