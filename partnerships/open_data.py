"""
The partnerships that a reader has filtered, as files, free for any use.

JSON and GeoJSON are for programs: with codes, and words in all languages at once. CSV is for people: in their language.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, methodcaller
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Count, Max, Model
from django.http import StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django_stubs_ext import StrOrPromise

from core.tables.writing import csv_response, name_file
from core.text import languages
from partnerships.models.partnerships import Membership, Partnership

Record = dict[str, Any]
LICENCE = "CC0-1.0"
CHUNK = 500  # partnerships in memory at a time; a pooler of connections forbids cursors of the server
LICENCE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"


@dataclass(frozen=True)
class Field:
    """A column of the CSV, told from the place in the database that has the fact."""

    key: str  # its name in JSON, without the language
    label: StrOrPromise
    cell: Callable[[Any], Any]
    meaning: StrOrPromise = ""


def _fact(model: type[Model], name: str, cell: Callable[[Any], Any] | None = None) -> Field:
    """A field of the model in words: what its choices are called, not how they are stored."""
    field: Any = model._meta.get_field(name)
    in_words = attrgetter(name) if cell or not field.choices else methodcaller(f"get_{name}_display")
    meaning = " · ".join(str(label) for _value, label in field.choices) if field.choices else field.help_text
    return Field(name, field.verbose_name, cell or in_words, meaning)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _fields() -> list[Field]:
    """What a partnership has, in the reader's language, in the order of the columns."""
    return [
        Field("id", _("Identifier"), attrgetter("slug"), _("It stays for ever.")),
        Field("url", _("Address"), attrgetter("slug"), _("The partnership’s page on this site.")),
        _fact(Partnership, "legal_type"),
        _fact(Partnership, "stage"),
        _fact(Partnership, "since"),
        _fact(Partnership, "until"),
        Field(
            "until_condition", _("end condition"), attrgetter("until_condition"), _("If no date, but an event ends it.")
        ),
        _fact(Partnership, "second_date"),
        Field("second_date_label", _("what happened then"), attrgetter("second_date_label")),
        Field("topics", _("topics"), lambda one: ", ".join(str(term.name) for term in one.topics.all())),
        Field("forms", _("forms of co-operation"), lambda one: ", ".join(str(term.name) for term in one.forms.all())),
        Field("text", _("short text"), attrgetter("text")),
        _fact(Partnership, "source"),
        _fact(Partnership, "source_url"),
        _fact(Partnership, "source_seen_on", lambda one: _day(one.source_seen_on)),
        _fact(Partnership, "last_confirmed_on", lambda one: _day(one.last_confirmed_on)),
    ]


def _place_fields() -> list[Field]:
    """What each place of a partnership has; the columns come again, numbered, for each further place."""
    return [
        Field("name", _("municipality"), lambda member: member.municipality.name),
        Field("country", _("country"), lambda member: member.municipality.country_name),
        Field("role", _("role"), methodcaller("get_role_display"), " · ".join(map(str, Membership.Role.labels))),
        Field(
            "organisation",
            _("organisation"),
            lambda member: member.organisation.name if member.organisation else "",
            _("Only if not the municipality itself takes part, but for example its university."),
        ),
        Field("key", _("official key"), lambda member: member.municipality.key),
        Field("latitude", _("latitude"), lambda member: member.municipality.latitude, "WGS 84"),
        Field("longitude", _("longitude"), lambda member: member.municipality.longitude, "WGS 84"),
    ]


def description() -> list[Field]:
    """Each field with what it means, for people."""
    return [*_fields(), *_place_fields()]


def as_csv(keys: list[int], address: str) -> StreamingHttpResponse:
    """One row a partnership and one column a fact, in the reader's language."""
    return _licensed(csv_response(_rows(keys, address, languages.active()), _file_name(), delimiter=";"))


def _rows(keys: list[int], address: str, language: str) -> Iterator[list[Any]]:
    """The rows, each in the language, whatever is active when the server comes to write it."""
    numbers = Membership.objects.filter(partnership__in=keys).values("partnership").annotate(number=Count("pk"))
    most = numbers.aggregate(most=Max("number"))["most"] or 0
    with translation.override(language):
        fields, of_places = _fields(), _place_fields()
        numbered = [f"{capfirst(field.label)} {number + 1}" for number in range(most) for field in of_places]
        head = [capfirst(field.label) for field in fields] + numbered
    yield head
    for partnership in _in_order(keys):
        with translation.override(language):
            row = [field.cell(partnership) for field in fields]
            row[1] = f"{address}{partnership.address}/"
            row += [field.cell(member) for member in partnership.memberships.all() for field in of_places]
        yield row + [""] * (len(head) - len(row))


def _file_name() -> str:
    """In the reader's language, with the day on which the data were as they are."""
    name = pgettext("name of a file", "partnerships")
    return f"{name}-{timezone.localdate():%Y-%m-%d}"


def as_json(keys: list[int], address: str) -> StreamingHttpResponse:
    return _streamed(_head(), "partnerships", _records(keys, address), "json", "application/json")


def _head() -> dict[str, Any]:
    return {"license": LICENCE, "license_url": LICENCE_URL, "date": timezone.localdate().isoformat()}


def as_geojson(keys: list[int], address: str) -> StreamingHttpResponse:
    """A feature for each partnership: the points are its municipalities, in the order of the property."""
    features = (
        {
            "type": "Feature",
            "id": record["id"],
            "geometry": {
                "type": "MultiPoint",
                "coordinates": [[place["longitude"], place["latitude"]] for place in record["municipalities"]],
            },
            "properties": record,
        }
        for record in _records(keys, address)
    )
    head = {"type": "FeatureCollection", **_head()}
    return _streamed(head, "features", features, "geojson", "application/geo+json")


def _streamed(
    head: dict[str, Any], name: str, items: Iterable[Record], ending: str, content_type: str
) -> StreamingHttpResponse:
    """An object with the head and, under the name, the items, written one by one."""

    def parts() -> Iterator[str]:
        yield f"{_dump(head)[:-1]}, {_dump(name)}: ["
        for position, item in enumerate(items):
            yield f"{',' if position else ''}\n{_dump(item)}"
        yield "]}\n"

    response = StreamingHttpResponse(parts(), content_type=content_type)
    name_file(response, f"{_file_name()}.{ending}")
    return _licensed(response)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)


def _licensed(response: StreamingHttpResponse) -> StreamingHttpResponse:
    response["Link"] = f'<{LICENCE_URL}>; rel="license"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _records(keys: list[int], address: str) -> Iterator[Record]:
    return (_record(partnership, address) for partnership in _in_order(keys))


def _in_order(keys: list[int]) -> Iterator[Partnership]:
    for start in range(0, len(keys), CHUNK):
        some = keys[start : start + CHUNK]
        found = Partnership.objects.public().to_show().in_bulk(some)
        yield from (found[key] for key in some if key in found)


def _record(partnership: Partnership, address: str) -> Record:
    return {
        "id": partnership.slug,
        "url": f"{address}{partnership.address}/",
        "legal_type": partnership.legal_type,
        "stage": partnership.stage,
        "since": partnership.since,
        "until": partnership.until,
        **_in_each_language(partnership, "until_condition"),
        "second_date": partnership.second_date,
        **_in_each_language(partnership, "second_date_label"),
        "topics": [topic.slug for topic in partnership.topics.all()],
        "forms": [form.slug for form in partnership.forms.all()],
        **_in_each_language(partnership, "text"),
        "source": partnership.source,
        "source_url": partnership.source_url,
        "source_seen_on": _day(partnership.source_seen_on),
        "last_confirmed_on": _day(partnership.last_confirmed_on),
        "municipalities": [_member(member) for member in partnership.memberships.all()],
    }


def _member(member: Membership) -> Record:
    place = member.municipality
    return {
        **_in_each_language(place, "name"),
        "country": place.country,
        "key": place.key,
        "role": member.role,
        "organisation": member.organisation.name_de if member.organisation else "",
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _in_each_language(record: Model, name: str) -> dict[str, str]:
    return {f"{name}_{code}": getattr(record, f"{name}_{code}") for code in languages.CODES}
