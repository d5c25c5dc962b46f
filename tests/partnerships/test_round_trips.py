"""The demo’s records are exported, rewritten by nobody or by Excel, and imported: nothing changes."""

import csv
import io
import itertools
import re

import pytest

from home.models import Audience, Topic
from partnerships.models import CooperationForm, Municipality, Organisation, Partnership
from tests.partnerships.importing import address, upload

pytestmark = pytest.mark.django_db
MODELS = [Municipality, Partnership, Organisation, Topic, Audience, CooperationForm]


def test_an_export_comes_back_unchanged(records, admin_client, subtests):
    Municipality.objects.create(name_de="=1+1", name_fr="'=2", country="DE", latitude=-1.5, longitude=2)
    first = Municipality.objects.first()
    Municipality.objects.filter(pk=first.pk).update(valid_to="2024-12-31", successor=Municipality.objects.last())
    for model, kind in itertools.product(MODELS, ["csv", "xlsx"]):
        with subtests.test(model=model.__name__, kind=kind):
            response = admin_client.get(address(model, "list"), {"export": kind})
            response = upload(admin_client, model, b"".join(response.streaming_content), f"file.{kind}")
            rows = response.context["rows"]
            assert len(rows) == model.objects.count()
            assert [row for row in rows if row.kind != "unchanged"] == []


MONTHS = ["Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]


def by_excel(cell):
    """What German Excel makes of a cell on opening a CSV."""
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell):
        return ".".join(reversed(found.groups()))
    if found := re.fullmatch(r"\d\d(\d\d)-(\d\d)", cell):
        return f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    if re.fullmatch(r"0\d+", cell):
        return cell.lstrip("0")
    return {"true": "WAHR", "false": "FALSCH"}.get(cell, cell)


def test_an_export_that_excel_has_rewritten_comes_back_unchanged(records, admin_client, subtests):
    for model, encoding in itertools.product([Municipality, Partnership], ["cp1252", "utf-8-sig"]):
        with subtests.test(model=model.__name__, encoding=encoding):
            response = admin_client.get(address(model, "list"), {"export": "csv"})
            content = b"".join(response.streaming_content)
            assert content.startswith(b"\xef\xbb\xbf")
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
            saved = io.StringIO()
            csv.writer(saved, delimiter=";").writerows([by_excel(cell) for cell in row] for row in rows)
            response = upload(admin_client, model, saved.getvalue().encode(encoding, "replace"))
            rows = response.context["rows"]
            assert len(rows) == model.objects.count()
            assert [row for row in rows if row.kind != "unchanged" or row.doubts] == []
