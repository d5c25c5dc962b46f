"""Events in the admin's menu."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.events.registrations import register
from tests.html import soup_of


@pytest.fixture
def url():
    return reverse("events:index")


def test_it_leads_to_those_who_take_part(make, admin_client, url):
    event = make("Austausch", policy="open", capacity_on_site=2, party_limit=2)
    register(event, seats=2)
    register(event)
    rows = soup_of(admin_client.get(url)).select("tbody tr")
    assert len(rows) == 1, "one for three languages"
    cells = {cell.get_text(strip=True): cell for cell in rows[0].find_all("td")}
    assert cells["2"].a["href"] == reverse("participants:list", args=[event.pk])
    assert "1" in cells, "who waits"


def test_the_menu_has_it(admin_client, url):
    assert url in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_it_asks_nothing_of_its_own_for_each_row(make, admin_client, url):
    def queries():
        with CaptureQueriesContext(connection) as context:
            admin_client.get(url)
        return len(context)

    make()
    queries()
    few = queries()
    for _number in range(3):
        make()
    assert queries() <= few + 2 * 3, "two a row: the buttons of wagtail-localize ask them"


def test_translators_see_numbers_without_links(make_in_german, translator_client, url):
    event = make_in_german(policy="open")
    answer = translator_client.get(url)
    assert reverse("participants:list", args=[event.pk]) not in answer.content.decode()


@pytest.mark.parametrize("name", ["cancel", "capacity", "documents", "online_access"])
def test_pages_about_an_event_are_headed_by_what_they_do(name, make, admin_client):
    """Wagtail shows the last part of the path for the heading."""
    event = make("Austausch")
    page = soup_of(admin_client.get(reverse(f"events_admin:{name}", args=[event.pk])))
    heading = page.select("[data-w-breadcrumbs] li")[-1].get_text(" ", strip=True)
    assert event.title in heading
    assert heading.split(" : ")[0] in page.title.get_text()
