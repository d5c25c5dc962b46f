"""What a reader types stays readable when its target closes, ends or goes between opening the form and sending it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.public_forms import handling, limits
from core.public_forms.models import RateCount
from events.models import EventPage
from home.models import HomePage
from partnerships.contributions import notices
from partnerships.models import PartnerSearchNotice
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db
WORDS = "Unverwechselbare Wörter <b>& mehr"


@pytest.fixture(scope="module")
def kept_pages(kept):
    """Address, page and a text field of every form that stands on a page."""
    home = HomePage.objects.get(locale__language_code="de")
    make = factories
    group = make.WorkingGroupPageFactory(parent=home)
    search = make.PartnerSearchPageFactory(parent=home)
    notice = PartnerSearchNotice.objects.create(
        state="accepted", title="Wir suchen", municipality="Ulm", own_country="DE", text="Text", name="A",
        email="a@example.org", language="de", expires_on=timezone.localdate() + timedelta(days=30),
    )  # fmt: skip
    index = make.EventIndexPageFactory(parent=home)
    event = make.EventPageFactory(parent=index, policy="open")
    feedback, advice = make.FeedbackPageFactory(parent=home), make.AdvicePageFactory(parent=home)
    proposals = make.ProposalPageFactory(parent=home)
    newsletter = make.NewsletterPageFactory(parent=home)
    return {
        "feedback": (feedback.url, feedback, "text"),
        "advice": (advice.url, advice, "concern"),
        "proposal": (proposals.url, proposals, "text"),
        "newsletter": (newsletter.url, newsletter, "email"),
        "join": (f"{group.url}beitreten/", group, "text"),
        "link": (f"{group.url}mitglieder/", group, "email"),
        "notice": (f"{search.url}neu/", search, "text"),
        "contact": (f"{search.url}{notice.pk}/", notice, "text"),
        "event": (f"{event.url}anmeldung/", event, "organisation"),
    }


@pytest.fixture
def pages(kept_pages, db):
    """The same, the pages read anew."""
    return {
        name: (address, type(target).objects.get(pk=target.pk), field)
        for name, (address, target, field) in kept_pages.items()
    }


def opened(address):
    """The form at an address, as a reader opens it: where it is sent, and its token."""
    form = soup_of(Client().get(address)).find("form", method="post")
    action = form["action"] if form["action"].startswith("/") else address
    return action, form.find("input", attrs={"name": "form_token"})["value"]


@pytest.mark.parametrize(
    "name", ["feedback", "advice", "proposal", "newsletter", "join", "link", "notice", "contact", "event"]
)
def test_words_are_shown_when_the_page_is_gone(name, pages):
    address, target, field = pages[name]
    with time_machine.travel("2026-11-26 10:00", tick=False):
        action, token = opened(address)
        notices.end(target) if name == "contact" else target.unpublish()
        answer = Client().post(action, {"form_token": token, field: WORDS, "consent": "on"})
        forged = Client().post(action, {"form_token": "forged", field: WORDS})
    assert answer.status_code == 404
    main = soup_of(answer).main
    assert main.find(id="typed")
    assert main.find("dd").get_text() == WORDS
    assert main.find("dt").get_text()
    assert forged.status_code == 404
    assert WORDS not in soup_of(forged).get_text()


@pytest.mark.parametrize("facts", [{"status": "cancelled"}, {"closes_at": "2026-11-25T00:00Z"}, {"policy": "none"}])
def test_words_are_shown_when_registration_has_closed(facts, pages):
    address, event, field = pages["event"]
    with time_machine.travel("2026-11-26 10:00", tick=False):
        action, token = opened(address)
        EventPage.objects.filter(pk=event.pk).update(**facts)
        answer = Client().post(action, {"form_token": token, field: WORDS, "person": "Amina Muster"})
    assert answer.status_code == 422
    main = soup_of(answer).main
    assert main.find(role="alert").get_text()
    assert [word.get_text() for word in main.find_all("dd")][-2:] == ["Amina Muster", WORDS]


def test_a_busy_database_loses_no_words(pages, monkeypatch):
    address, _page, field = pages["feedback"]

    def wait_too_long(counted):
        raise OperationalError("canceling statement due to lock timeout")

    monkeypatch.setattr(limits, "count", wait_too_long)
    with time_machine.travel("2026-11-26 10:00", tick=False) as clock:
        action, token = opened(address)
        clock.shift(30)
        answer = Client().post(action, {"form_token": token, field: WORDS, "kind": "mistake"})
    assert answer.status_code == 429
    assert soup_of(answer).find("textarea", attrs={"name": field}).get_text().strip() == WORDS
    assert soup_of(answer).find(role="alert")
    assert not RateCount.objects.exists()
    assert handling.Submission.objects.count() == 0


def test_words_sent_to_a_link_that_has_ended_are_shown(client):
    answer = client.post(reverse("partnerships:link_page", args=["still-correct", "x" * 43]), {"message": WORDS})
    assert answer.status_code == 404
    assert soup_of(answer).main.find("dd").get_text() == WORDS
