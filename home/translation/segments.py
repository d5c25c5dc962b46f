"""The segments of a German page that has been published, read again: what was translated and is unchanged stays so."""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

from core.text import languages
from home.translation import former


@dataclass(frozen=True)
class Kind:
    """How the segments of a kind are stored: `of_row` and `of_value` tell what they consist of beside their path."""

    model: type[Any]
    related: tuple[str, ...]
    of_row: Callable[[Any], Any]
    of_value: Callable[[Any], Any]
    columns: Callable[[TranslationSource, Any], dict[str, Any]]


def _json(data: Any) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder)


KINDS = {
    StringSegmentValue: Kind(
        StringSegment,
        ("context", "string"),
        lambda row: (row.string.data, row.attrs),
        lambda value: (value.string.data, _json(value.attrs)),
        lambda source, value: {"string": String.from_value(source.locale, value.string), "attrs": _json(value.attrs)},
    ),
    TemplateSegmentValue: Kind(
        TemplateSegment,
        ("context", "template"),
        lambda row: (row.template.template_format, row.template.template),
        lambda value: (value.format, value.template),
        lambda source, value: {"template": Template.from_value(value)},
    ),
    RelatedObjectSegmentValue: Kind(
        RelatedObjectSegment,
        ("context",),
        lambda row: row.object_id,
        lambda value: value.translation_key,
        lambda source, value: {"object": _related(value)},
    ),
    OverridableSegmentValue: Kind(
        OverridableSegment,
        ("context",),
        lambda row: row.data_json,
        lambda value: _json(value.data),
        lambda source, value: {"data_json": _json(value.data)},
    ),
}


def _related(value: RelatedObjectSegmentValue) -> TranslatableObject:
    known = TranslatableObject.objects
    return known.get_or_create(content_type=value.content_type, translation_key=value.translation_key)[0]


def read_again(page: Page) -> None:
    """
    Bring the source of a German page's translations up to date; words that are new then have no translation.

    wagtail-localize's `update_from_db` stores every segment anew, with four queries each; here only those that differ.
    """
    if page.locale.language_code != languages.SOURCE:
        return
    sources = TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id)
    source = sources.select_related("locale").first()
    if source is None:
        return
    source.content_json = page.to_json()
    source.schema_version = get_schema_version(page._meta.app_label)
    source.object_repr = str(page)[:200]
    contexts = _Contexts(page, source)
    values = extract_segments(page)
    for value_type, kind in KINDS.items():
        new = _store(source, kind, [value for value in values if isinstance(value, value_type)], contexts)
        if new and kind.model is StringSegment:  # else no translation has become older than its page
            source.last_updated_at = timezone.now()
    source.save(update_fields=["content_json", "schema_version", "object_repr", "last_updated_at"])


class _Contexts(dict[str, TranslationContext]):
    """`{path: context}` of a source, read when the first is asked for; those that are missing are made."""

    def __init__(self, page: Page, source: TranslationSource) -> None:
        self.page, self.source = page, source

    def __missing__(self, path: str) -> TranslationContext:
        if not self:
            self.update(
                (known.path, known) for known in TranslationContext.objects.filter(object=self.source.object_id)
            )
        if path not in self:
            self[path] = TranslationContext.objects.create(object_id=self.source.object_id, path=path)
        self[path].get_field_path(self.page)
        return self[path]


def _store(source: TranslationSource, kind: Kind, values: list[Any], contexts: _Contexts) -> list[Any]:
    """Store what differs; returns the segments that are new."""
    known = defaultdict(list)
    for row in kind.model.objects.filter(source=source).select_related(*kind.related).order_by("-order"):
        known[row.context.path, kind.of_row(row)].append(row)
    moved, new = [], []
    for value in values:
        if rows := known[value.path, kind.of_value(value)]:
            row = rows.pop()
            if row.order != value.order:
                row.order = value.order
                moved.append(row)
        else:
            columns = kind.columns(source, value)
            new.append(kind.model(source=source, context=contexts[value.path], order=value.order, **columns))
    kind.model.objects.bulk_update(moved, ["order"])
    kind.model.objects.bulk_create(new)
    gone = [row for rows in known.values() for row in rows]
    if kind.model is StringSegment and new and gone:
        former.hand_on(contexts.page, gone, new)
    if gone:
        kind.model.objects.filter(pk__in=[row.pk for row in gone]).delete()
    return new
