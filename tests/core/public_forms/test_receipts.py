"""After sending, page and mail repeat what was sent; the copy is gone two days later, or with the person."""

import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from core.mail.models import OutboxMail
from core.privacy import persons, retention
from core.public_forms.models import Submission
from newsletter.models import Subscriber
from partnerships.models import AdviceRequest, GroupMember, Proposal
from tests import factories
from tests.canaries import places_of
from tests.html import soup_of
from tests.sending import send_form

pytestmark = pytest.mark.django_db
EMAIL = "canary.kanarienvogel@example.org"
CONCERN = "Wir suchen eine Partnerstadt.\nWer hilft uns <dabei>?"
ADVICE = {
    "municipality": "Gemeinde Musterau",
    "role": AdviceRequest.Role.values[0],
    "country": "UA",
    "concern": CONCERN,
    "person": "Amina Muster",
    "email": EMAIL,
    "contact": AdviceRequest.Contact.values[0],
    "phone": "+49 711 1",
    "preferred_language": "de",
}


def receipt_of(response, client, when="2026-11-20 10:05"):
    assert response.status_code == 303, soup_of(response).find(id="form-errors")
    with time_machine.travel(when):
        return soup_of(client.get(response.headers["Location"]))


@pytest.fixture
def asked(home, client):
    page = factories.AdvicePageFactory(parent=home)
    plan = SimpleUploadedFile("Haushaltsplan.pdf", factories.pdf())
    return send_form(page.url, **ADVICE, files=[plan])


def test_page_and_mail_repeat_words_choices_and_files(asked, client):
    seen = receipt_of(asked, client)
    words = [part.get_text("\n", strip=True) for part in seen.select("dl dd")]
    mail = OutboxMail.objects.get(kind="partnerships.advice_receipt")
    for text in (CONCERN, "Ukraine", "Haushaltsplan.pdf", "Amina Muster"):
        assert text in words
        assert text in mail.text
    assert "<dabei>" not in mail.html
    assert "25. November 2026" in mail.text.replace("\xa0", " ")
    assert "25. November 2026" in seen.find(id="sent").get_text().replace("\xa0", " ")


def test_what_is_repeated_is_gone_after_two_days(asked):
    assert Submission.objects.get().words
    with time_machine.travel("2026-11-21 09:00"):
        retention.run()
    assert Submission.objects.get().words
    with time_machine.travel("2026-11-22 11:00"):
        retention.run()
    assert Submission.objects.get().sent == {}


def test_it_is_erased_with_the_person_whatever_became_of_the_record(home, django_capture_on_commit_callbacks):
    page = factories.ProposalPageFactory(parent=home)
    send_form(page.url, title="Titel", municipality="Ulm", text="Kanarienvogel", person="Amina", email=EMAIL)
    OutboxMail.objects.all().delete()
    Proposal.objects.all()._raw_delete("default")  # noqa: SLF001 (a version before left the form behind)
    assert places_of("kanarienvogel")
    with django_capture_on_commit_callbacks(execute=True):
        persons.erase(EMAIL.upper())
    assert places_of("kanarienvogel") == set()


def test_whoever_confirms_is_told_that_it_worked_and_where_to_go_on(home, client):
    proposals = factories.ProposalPageFactory(parent=home)
    send_form(proposals.url, title="Bäume", municipality="Ulm", text="Wir pflanzten.", person="Amina", email=EMAIL)
    group = factories.WorkingGroupPageFactory(parent=home)
    send_form(f"{group.url}beitreten/", person="Amina", municipality="Ulm", email=EMAIL, text="Gern")
    newsletter = factories.NewsletterPageFactory(parent=home)
    send_form(newsletter.url, email=EMAIL, language="de")
    for mail in OutboxMail.objects.filter(to=EMAIL):
        address = re.search(r"https?://[^/\s]+(/\S*/(?:dienst|newsletter-abo)/\S+)", mail.text)[1]
        done = client.post(address, {"action": "confirm"}, follow=True)
        main = soup_of(done).main
        assert main.select_one(".kern-alert--success[role=status]"), mail.kind
        assert main.find("a", href="/de/"), mail.kind
    assert Proposal.objects.get().is_waiting
    assert GroupMember.objects.get().is_waiting
    assert Subscriber.objects.get().confirmed_at
    receipt = OutboxMail.objects.get(kind="partnerships.proposal_receipt")
    assert "Wir pflanzten." in receipt.text
