"""A citizen asks for advice, and the office answers."""

import pytest

from partnerships.models import AdviceRequest
from tests import factories
from tests.journeys.walking import Reader, mails_to

ASKED = {
    "municipality": "Ulm",
    "role": "volunteer",
    "country": "BI",
    "concern": "Wie gründen wir einen Verein?",
    "person": "Amina",
    "email": "amina@example.net",
    "contact": "email",
    "preferred_language": "fr",
}


@pytest.mark.walk("beratung")
def test_a_request_for_advice_is_answered(log_in, home, locales):
    page = factories.AdvicePageFactory(parent=home, title="Beratung", slug="beratung")
    french = factories.translate(page, locales["fr"])
    adviser, citizen = log_in("beratung"), Reader()
    citizen.fill_in(french.url, **ASKED)
    case = AdviceRequest.objects.get()
    assert case.number in citizen.text()
    [receipt] = mails_to("amina@example.net")
    assert (receipt.language, case.number in receipt.subject) == ("fr", True)
    assert case.number in adviser.mails()[0].subject

    adviser.open("/admin/")
    adviser.follow("Beratungsanfrage", adviser.page.main)
    adviser.follow(case.number, adviser.page.main)
    adviser.sees("Wie gründen wir einen Verein?")
    adviser.submit(adviser.form("state"), state="working", owner=AdviceRequest.objects.get().owner_id or "")
    adviser.open(case.answer_url)
    adviser.submit(adviser.form("text"), text="Avec sept personnes.")
    answer = mails_to("amina@example.net")[-1]
    assert answer.language == "fr"
    assert "Avec sept personnes." in answer.text
    assert AdviceRequest.objects.get().state == "answered"
