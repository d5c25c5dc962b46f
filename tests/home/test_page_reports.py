"""Wagtail's reports on pages, and what is exported of them."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

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
