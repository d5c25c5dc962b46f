import pytest
import time_machine
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def at(client, time, address=None):
    with time_machine.travel(f"2026-11-26 {time}", tick=False):
        return client.get(address or reverse("wagtailadmin_home")).status_code


def test_the_log_in_ends_an_hour_after_the_last_thing_that_was_done(admin_client):
    assert [at(admin_client, time) for time in ("08:00", "08:50", "09:40", "10:45")] == [200, 200, 200, 302]


def test_the_log_in_ends_after_twelve_hours_whatever_is_done(admin_client):
    times = [f"{hour:02}:{minute}" for hour in range(8, 20) for minute in ("00", "40")]
    assert {at(admin_client, time) for time in times} == {200}
    assert at(admin_client, "20:10") == 302


def test_an_open_page_alone_keeps_nobody_logged_in(admin_client):
    assert at(admin_client, "08:00") == 200
    for time in ("08:20", "08:40"):
        assert at(admin_client, time, reverse("home_admin:session")) == 200
    assert at(admin_client, "09:10") == 302


def test_who_says_that_they_are_there_stays_logged_in(admin_client):
    assert at(admin_client, "08:00") == 200
    with time_machine.travel("2026-11-26 08:56", tick=False):
        assert admin_client.get(reverse("home_admin:session")).json()["left"] == 4 * 60
        assert admin_client.post(reverse("home_admin:stay")).json()["left"] == 60 * 60
    assert at(admin_client, "09:30") == 200


def test_neither_readers_nor_editors_get_a_cookie_with_public_pages(client, admin_client, home):
    page = factories.ContentPageFactory(parent=home)
    with time_machine.travel("2030-01-01"):
        for visitor in (client, admin_client):
            assert not visitor.get(page.url).cookies
        assert not client.get(reverse("wagtailadmin_home")).cookies.get("editor_session")


def test_who_is_not_logged_in_is_told_so_rather_than_led_away(client):
    answer = client.get(reverse("home_admin:session"), headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 403
