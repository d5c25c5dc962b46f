import pytest
import time_machine
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def test_the_log_in_ends_twelve_hours_after_the_last_thing_that_was_done(admin_client):
    home = reverse("wagtailadmin_home")
    for time in ("08:00", "19:00"):
        with time_machine.travel(f"2026-11-26 {time}"):
            assert admin_client.get(home).status_code == 200
    with time_machine.travel("2026-11-27 06:00"):
        assert admin_client.get(home).status_code == 200
    with time_machine.travel("2026-11-27 18:30"):
        assert admin_client.get(home).status_code == 302


def test_an_open_page_alone_keeps_nobody_logged_in(admin_client):
    with time_machine.travel("2026-11-26 08:00"):
        admin_client.get(reverse("wagtailadmin_home"))
    with time_machine.travel("2026-11-26 19:00"):
        answer = admin_client.get(reverse("home_admin:session"))
        assert answer.json()["token"]
        assert "editor_session" not in answer.cookies


def test_neither_readers_nor_editors_get_a_cookie_with_public_pages(client, admin_client, home):
    page = factories.ContentPageFactory(parent=home)
    with time_machine.travel("2030-01-01"):
        for visitor in (client, admin_client):
            assert not visitor.get(page.url).cookies
        assert not client.get(reverse("wagtailadmin_home")).cookies.get("editor_session")


def test_who_is_not_logged_in_is_told_so_rather_than_led_away(client):
    answer = client.get(reverse("home_admin:session"), headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 403
