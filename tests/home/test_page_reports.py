"""Wagtail's reports on pages, and what is exported of them."""

import datetime
import io

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page
from wagtail.users.models import UserProfile

from tests import factories
from tests.html import soup_of
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
AGEING = "wagtailadmin_reports:aging_pages"


def test_a_page_that_nobody_has_published_says_nobody(home):
    """As those that `setup_site` and the demo make."""
    page = factories.ContentPageFactory(parent=home, title="Von selbst", last_published_at=timezone.now())
    administrator = client_of(user_of("admin"))
    row = soup_of(administrator.get(reverse(AGEING))).find("a", string=lambda text: text and page.title in text)
    assert "None" not in row.find_parent("tr").get_text()
    csv = administrator.get(reverse(AGEING), {"export": "csv"}).getvalue().decode()
    assert page.title in csv
    assert "None" not in csv
    sheet = load_workbook(io.BytesIO(administrator.get(reverse(AGEING), {"export": "xlsx"}).getvalue())).active
    row = next(row for row in sheet.values if row[0] == page.title)
    assert row[3] is None


@pytest.fixture
def administrator(db):
    return user_of("admin")


REPORTS = ["aging_pages", "locked_pages", "site_history", "workflow", "workflow_tasks"]


@pytest.mark.parametrize("report", REPORTS)
def test_an_export_opens_in_a_spreadsheet_program_and_runs_nothing(report, home, administrator):
    with time_machine.travel("2026-07-01 10:30:05+00:00", tick=False):
        page = factories.ContentPageFactory(parent=home, title="=1+Brücke", last_published_at=timezone.now())
        page.save_revision(user=administrator, log_action=True)
        page.get_workflow().start(page, administrator)
        Page.objects.filter(pk=page.pk).update(locked=True, locked_at=timezone.now(), locked_by=administrator)
        client = client_of(administrator)
        address = reverse(f"wagtailadmin_reports:{report}")
        text = client.get(address, {"export": "csv"}).getvalue().decode()
        book = load_workbook(io.BytesIO(client.get(address, {"export": "xlsx"}).getvalue()))
    assert text.startswith("\ufeff")
    assert "_" not in text.splitlines()[0], "no names of fields"
    line = next(line for line in text.splitlines() if "=1+Brücke" in line)
    assert "'=1+Brücke" in line.split(";")
    assert "2026-07-01 12:30" in line.split(";"), "in the time of this country"
    row = next(row for row in book.active.values if "'=1+Brücke" in row)
    assert datetime.datetime(2026, 7, 1, 12, 30, 5) in row


@pytest.mark.parametrize(("language", "heading"), [("fr", "Titre"), ("uk", "Назва")])
def test_an_export_is_in_the_language_and_the_time_of_who_asks(language, heading, home, administrator):
    """A CSV is sent line by line, when the request's language is gone."""
    UserProfile.objects.create(user=administrator, preferred_language=language, current_time_zone="Europe/Kyiv")
    with time_machine.travel("2026-07-01 10:30+00:00", tick=False):
        factories.ContentPageFactory(parent=home, title="Brücke")
    text = client_of(administrator).get(reverse(AGEING), {"export": "csv"}).getvalue().decode("utf-8-sig")
    assert text.startswith(f"{heading};")
    assert "2026-07-01 13:30" in text
