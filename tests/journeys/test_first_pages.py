"""Each role logs in, and everything that its first page and its menu offer opens."""

import pytest

from demo.users import USERS
from tests import factories
from tests.journeys.walking import Walk
from tests.sampling import sample

ROLES = [name for name, *_rest in USERS]


@pytest.mark.parametrize("name", sample(ROLES, 5))
def test_all_that_the_first_page_and_the_menu_offer_opens(name, log_in, home):
    factories.NewsIndexPageFactory(parent=home)
    colleague = log_in(name)
    offered = colleague.offered()
    assert len(offered) > 2
    for address in offered:
        colleague.open(address)
        assert not colleague.page.select(".messages .error"), f"{address}: {colleague.text()}"
        last = colleague.page.select("[data-w-breadcrumbs] li")[-1:]
        assert not any(part.select('[href="/admin/"]') for part in last), f"{address} shows no name of its own."


def test_a_wrong_password_is_told_and_what_was_typed_stays(people):
    walk = Walk()
    walk.open("/admin/")
    walk.submit(walk.form("password"), refused=True, login="redaktion", password="falsch")
    assert walk.page.find("input", attrs={"name": "login"})["value"] == "redaktion"


def test_searches_in_vain_are_for_those_who_write_the_pages(log_in):
    address = "/admin/reports/empty-searches/"
    redaktion = log_in("redaktion")
    assert address in redaktion.offered()
    redaktion.open(address)
    translator = log_in("traduction")
    assert address not in translator.offered()
    translator.open(address)
    assert translator.page.select(".messages .error")


@pytest.mark.parametrize("address", ["/admin/reports/events/", "/admin/events/"])
def test_events_are_for_those_who_work_on_pages(address, log_in):
    log_in("redaktion").open(address)
    adviser = log_in("beratung")
    assert address not in adviser.offered()
    adviser.open(address)
    assert adviser.page.select(".messages .error")
