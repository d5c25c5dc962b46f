"""Somebody asks what is stored about her, and has it erased."""

import json

import pytest

from partnerships.models import AdviceRequest
from tests import factories
from tests.canaries import places_of
from tests.journeys.test_advice import ASKED
from tests.journeys.walking import Reader

EMAIL = "kanarienvogel@example.net"


@pytest.mark.walk("datenschutz")
def test_the_data_of_a_person_are_found_exported_and_erased(log_in, home):
    page = factories.AdvicePageFactory(parent=home, title="Beratung", slug="beratung")
    Reader().fill_in(page.url, **ASKED | {"email": EMAIL})
    adviser, officer = log_in("beratung"), log_in("datenschutz")

    officer.open("/admin/reports/retention/")
    officer.follow("Daten einer Person")
    officer.submit(officer.form("email"), press="find", email=EMAIL)
    officer.sees("Wie gründen wir einen Verein?")
    officer.submit(officer.form("email"), press="export", email=EMAIL)
    assert "Wie gründen wir einen Verein?" in json.dumps(officer.response.json(), ensure_ascii=False)
    officer.submit(officer.form("email"), press="erase", email=EMAIL, sure="on")
    officer.sees("Gelöscht")

    assert not AdviceRequest.objects.exists()
    assert places_of("kanarienvogel") == set()
    adviser.open("/admin/snippets/partnerships/advicerequest/")
    adviser.sees_not("Amina")
    officer.open("/admin/personal-data/")
    officer.submit(officer.form("email"), press="find", email=EMAIL)
    officer.sees("nichts gespeichert")


@pytest.mark.walk("datenschutz")
def test_of_two_with_one_name_the_officer_erases_the_one_who_is_meant(log_in, home):
    page = factories.AdvicePageFactory(parent=home, title="Beratung", slug="beratung")
    for number in (1, 2):
        Reader().fill_in(page.url, **ASKED | {"email": f"amina{number}@example.net", "concern": f"Frage {number}?"})
    meant, other = AdviceRequest.objects.order_by("pk")
    officer = log_in("datenschutz")
    officer.open("/admin/personal-data/")
    officer.submit(officer.form("email"), press="find", name=meant.name)
    officer.sees("Frage 1?", "Frage 2?", "Nur über den Namen gefunden.")
    assert not officer.page.find_all("input", attrs={"name": "place", "checked": True})
    officer.submit(
        officer.form("email"),
        press="erase",
        name=meant.name,
        sure="on",
        place=[f"partnerships.AdviceRequest:{meant.pk}"],
    )
    assert list(AdviceRequest.objects.all()) == [other]

    officer.open("/admin/reports/accesses/")
    officer.sees("Gelesen", "Gelöscht", "datenschutz")
    officer.sees_not(meant.name, "amina1@example.net")
