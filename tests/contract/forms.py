"""Fills in forms of the admin as a browser would send them, and one field of them with something bad."""

from django.db.models import Model, QuerySet
from django.forms import CheckboxInput, FileInput, SelectMultiple
from django.http import QueryDict
from wagtail.blocks import StreamValue

CORPUS = [
    "", " ", "\x00", "a\x00b", "<script>alert(1)</script>", "x" * 10_000, "99999999999999999999", "-1", "1e309", "NaN",
    "2026-13-45", "0000-00-00", "0001-01-01 00:00", "9999-12-31 23:59", "Europe/Atlantis", "Berlin", "../../etc/passwd",
    "\ud800", "\u202egnp.exe", "🕊️", "{{7*7}}", "null", "[{]", '{"blocks": 7}', "[null]", "Deutschland", "XX", "0",
    "http://[", "javascript:alert(1)", "a@b", "²", "٣", "0001-01-01", "9999-12-31",
]  # fmt: skip


def arriving(value):
    """As it reaches a form: bytes that are no UTF-8 do not get through a request."""
    return value.encode("utf-8", "replace").decode()


CORPUS = [arriving(value) for value in CORPUS]
# One of each kind: nothing, a NUL, too long, too large, no number, no date, too late, a path, an emoji, JSON, no
# address, a digit that is no number.
SAMPLE = [
    "", "a\x00b", "x" * 10_000, "99999999999999999999", "NaN", "0000-00-00", "9999-12-31 23:59", "../../etc/passwd",
    "🕊️", '{"blocks": 7}', "http://[", "²",
]  # fmt: skip
# Each part is as long as it may be, the whole is not.
TOO_LONG_ADDRESS = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 50}.de"


def filled_in(form):
    """What a browser sends of the form and its formsets, unchanged, with one new row in each formset."""
    data = QueryDict(mutable=True)
    for field in form:
        for name, values in _sent(field).items():
            data.setlist(name, values)
    for formset in getattr(form, "formsets", {}).values():
        for field in formset.management_form:
            data[field.html_name] = field.value()
        for row in formset.forms:
            data.update(filled_in(row))
    return data


def _sent(field):
    widget, value, name = field.field.widget, field.value(), field.html_name
    if isinstance(value, StreamValue):
        return {f"{name}-count": ["0"]}
    if isinstance(widget, CheckboxInput):
        return {name: ["on"]} if value else {}
    if isinstance(widget, FileInput) or value is None:
        return {}
    if isinstance(widget, SelectMultiple) or isinstance(value, QuerySet):
        return {name: [_text(part) for part in value]}
    value = widget.format_value(value) if hasattr(widget, "format_value") else value
    if isinstance(value, (list, tuple)):
        return {name: [_text(part) for part in value]}
    return {name: [] if value is None else [_text(value)]}


def _text(value):
    return str(value.pk if isinstance(value, Model) else value)


def with_one_row(form):
    """The form with a new row in each of its formsets."""
    for formset in getattr(form, "formsets", {}).values():
        formset.extra = 1
        formset.__dict__.pop("forms", None)
    return form
