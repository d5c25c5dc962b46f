"""The privacy notice tells of every form and every class of data what the program does with them."""

import re

import pytest
from django.urls import get_resolver  # noqa: F401  (loads the forms of all pages and views)
from django.utils import translation

from core.privacy import retention
from core.privacy.processing import LegalBasis, Recipient
from core.public_forms import notice
from core.public_forms.form import FORMS
from core.text import languages
from home.models import LegalPage
from partnerships.contributions.notice_forms import ContactForm
from partnerships.models import PartnerSearchNotice
from start import reader
from tests import factories
from tests.html import soup_of

WORDS = {"zwei Tage": 2, "einem Jahr": 365, "zwei Jahre": 730, "drei Jahre": 1095, "13 Monate": 400, "25 Monate": 760}
OURS = [form for form in FORMS.values() if not form.__module__.startswith("tests.")]


def told():
    """The names of the periods that the notice tells of."""
    return {name for use in notice.all_processing() for name in use.periods}


def asks(form):
    return any(hasattr(field, "personal") for field in form.base_fields.values())


@pytest.mark.parametrize("form", [form for form in OURS if asks(form)], ids=lambda form: form.name)
def test_every_form_says_on_what_it_rests_and_who_gets_the_data(form):
    assert form.processing
    assert form.processing.recipients
    rests_on_consent = LegalBasis.CONSENT in form.processing.bases
    assert bool(form.consent) == rests_on_consent, "nobody must agree to what needs no consent"


def test_every_class_of_data_is_told_of():
    """By itself, or with the class whose name it begins with: what nobody confirms or decides."""
    periods = retention.PERIODS.keys() - {"sample"}  # of tests alone
    assert {name for name in periods if not {name, name.rpartition("_")[0]} & told()} == set()


@pytest.mark.parametrize("name", retention.PERIODS)
def test_words_of_a_period_name_its_days(name):
    with translation.override("de"):
        words = str(retention.PERIODS[name].words)
    days = [int(number) for number in re.findall(r"\d+(?! Monate)", words)]
    days += [number for word, number in WORDS.items() if word in words]
    kin = [other for other in retention.PERIODS if name in {other, other.rpartition("_")[0]}]
    assert {retention.PERIODS[other].days for other in kin} - {0} <= set(days)
    for code in ("fr", "uk"):
        with translation.override(code):
            assert re.findall(r"\d+", str(retention.PERIODS[name].words)) == re.findall(r"\d+", words)


@pytest.mark.django_db
def test_the_notice_shows_all_of_it_in_each_language(home, locales, client):
    body = factories.body_of_blocks(LegalPage, home, names={"processing"})
    page = factories.LegalPageFactory(parent=home, title="Datenschutz", kind="privacy", body=body)
    pages = {"de": page} | {code: factories.translate(page, locales[code]) for code in ("fr", "uk")}
    for code, version in pages.items():
        shown = soup_of(client.get(version.url)).main.get_text()
        with translation.override(code):
            for use in notice.all_processing():
                parts = [use.name, *(word for label, words in use.facts for word in [label, *words])]
                assert [str(part) for part in parts if str(part) not in shown] == []


@pytest.mark.parametrize("code", languages.CODES)
def test_the_notice_that_a_site_begins_with_has_it_and_sets_the_right_to_object_apart(code):
    body = reader.words(reader.PAGES / "privacy" / f"{code}.md")["body"]
    assert [name for name, _value in body].count("processing") == 1
    assert not [name for name, _value in body if name == "table"]
    titles = [value["title"] for name, value in body if name == "callout"]
    assert "21" in titles[-1], "Art. 21 (4) GDPR: clearly and separately"


@pytest.mark.parametrize(("country", "is_abroad"), [("DE", False), ("FR", False), ("UA", True), ("BI", True)])
def test_who_writes_to_a_country_without_adequate_protection_agrees_to_that(country, is_abroad):
    form = ContactForm(notice=PartnerSearchNotice(own_country=country))
    assert ("49" in str(form.consent.text)) == is_abroad
    assert Recipient.MUNICIPALITY in form.processing.recipients
