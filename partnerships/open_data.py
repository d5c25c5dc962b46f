"""The public partnerships for other programs, in all languages at once, free for any use."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.http import HttpRequest, StreamingHttpResponse
from wagtail.models import Page

from core.tables.writing import csv_response
from core.text import languages
from home import i18n
from partnerships.models.partnerships import Membership, Partnership

Record = dict[str, Any]
LICENCE = "CC0-1.0"
CHUNK = 1000  # partnerships in memory at a time
LICENCE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"


def as_csv(page: Page, request: HttpRequest) -> StreamingHttpResponse:
    """One row a partnership; several values in a cell are separated by semicolons."""
    return _licensed(csv_response(_rows(_records(page, request)), "partnerships"))


def _rows(records: Iterable[Record]) -> Iterator[list[Any]]:
    for number, record in enumerate(records):
        row = {name: value for name, value in record.items() if name != "municipalities"}
        for field in (*languages.columns("name"), "country", "key", "role"):
            row[f"municipalities_{field}"] = [place[field] for place in record["municipalities"]]
        if not number:
            yield list(row)
        yield [_in_one(value) for value in row.values()]


def _in_one(value: Any) -> Any:
    """Several values as one text; what one of them lacks leaves its place empty."""
    return "; ".join("" if part is None else str(part) for part in value) if isinstance(value, list) else value


def as_json(page: Page, request: HttpRequest) -> StreamingHttpResponse:
    head = {"license": LICENCE, "license_url": LICENCE_URL}
    return _streamed(head, "partnerships", _records(page, request), "application/json")


def as_geojson(page: Page, request: HttpRequest) -> StreamingHttpResponse:
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
        for record in _records(page, request)
    )
    head = {"type": "FeatureCollection", "license": LICENCE, "license_url": LICENCE_URL}
    return _streamed(head, "features", features, "application/geo+json")


def _streamed(head: dict[str, Any], name: str, items: Iterable[Record], content_type: str) -> StreamingHttpResponse:
    """An object with the head and, under the name, the items, written one by one."""

    def parts() -> Iterator[str]:
        yield f"{_dump(head)[:-1]}, {_dump(name)}: ["
        for position, item in enumerate(items):
            yield f"{',' if position else ''}\n{_dump(item)}"
        yield "]}\n"

    return _licensed(StreamingHttpResponse(parts(), content_type=content_type))


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)


def _licensed(response: StreamingHttpResponse) -> StreamingHttpResponse:
    response["Link"] = f'<{LICENCE_URL}>; rel="license"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _records(page: Page, request: HttpRequest) -> Iterator[Record]:
    address = i18n.absolute_url(page, request)
    partnerships = Partnership.objects.public().to_show().iterator(chunk_size=CHUNK)
    return (_record(partnership, address) for partnership in partnerships)


def _record(partnership: Partnership, address: str) -> Record:
    return {
        "id": partnership.slug,
        "url": f"{address}{partnership.slug}/",
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
        "last_confirmed_on": partnership.last_confirmed_on.isoformat() if partnership.last_confirmed_on else "",
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
