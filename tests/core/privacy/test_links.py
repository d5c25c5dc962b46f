import datetime
import logging

import pytest
import time_machine

from core.privacy import links
from core.privacy.logs import BlankTokens
from core.privacy.models import SignedLink
from core.public_forms.models import Submission

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.public_forms.public_form")]
MONTH = datetime.timedelta(days=30)


@pytest.fixture
def target():
    return Submission.objects.create(key="k", form="sample", digest="d")


def test_a_link_opens_its_object_in_its_scope_until_it_expires(target):
    with time_machine.travel("2026-01-01"):
        token = links.create("see", target, MONTH)
        assert links.resolve(token, "see") == target
        assert links.resolve(token, "change") is None
        assert links.resolve(token[:-1], "see") is None
    with time_machine.travel("2026-02-01"):
        assert links.resolve(token, "see") is None


@pytest.mark.parametrize("token", ["", "x", "\x00", "ü" * 43, "a" * 43, "a" * 5000])
def test_what_is_no_token_opens_nothing(token, target):
    links.create("see", target, MONTH)
    assert links.resolve(token, "see") is None


def test_the_database_does_not_hold_the_token(target):
    token = links.create("see", target, MONTH)
    link = SignedLink.objects.get()
    assert len(token) == 43
    assert token not in str(vars(link))
    assert link.token_hash == links.hash_of(token)


def test_links_can_be_revoked(target):
    token, other = links.create("see", target, MONTH), links.create("change", target, MONTH)
    links.revoke(target, "see")
    assert links.resolve(token, "see") is None
    assert links.resolve(other, "change") == target
    links.revoke(target)
    assert links.resolve(other, "change") is None


def test_links_that_are_valid_are_prolonged_and_never_shortened(target):
    with time_machine.travel("2026-01-01"):
        short, long = (links.create("see", target, time) for time in (MONTH, 4 * MONTH))
        gone, other = links.create("see", target, MONTH / 30), links.create("change", target, MONTH)
    with time_machine.travel("2026-01-15"):
        links.prolong(target, "see", 2 * MONTH)
    with time_machine.travel("2026-03-01"):
        assert [links.resolve(token, "see") for token in (short, long, gone)] == [target, target, None]
        assert links.resolve(other, "change") is None
    with time_machine.travel("2026-04-15"):
        assert links.resolve(long, "see") == target


def test_links_of_objects_that_are_gone_open_nothing(target):
    token = links.create("see", target, MONTH)
    target.delete()
    assert links.resolve(token, "see") is None


def test_pages_behind_links_are_private_and_reading_writes_nothing(client, target, django_assert_num_queries):
    token = links.create("see", target, MONTH)
    before = list(SignedLink.objects.values())
    for method in (client.get, client.head):
        response = method(f"/by-link/{token}/")
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert list(SignedLink.objects.values()) == before
    unknown = client.get(f"/by-link/{'a' * 43}/")
    assert unknown.status_code == 404
    assert unknown.headers["Cache-Control"] == "no-store, private"


def test_tokens_do_not_reach_the_log(target, settings):
    assert "blank_tokens" in settings.LOGGING["handlers"]["console"]["filters"]
    token = links.create("see", target, MONTH)
    record = logging.LogRecord("x", 20, "", 0, "Not Found: %s", (f"/de/karte/{token}/",), None)
    assert BlankTokens().filter(record)
    assert record.getMessage() == "Not Found: /de/karte/[token]/"
    plain = logging.LogRecord("x", 20, "", 0, "%s of %s", (1, links.hash_of(token)), None)
    assert BlankTokens().filter(plain)
    assert links.hash_of(token) in plain.getMessage()
