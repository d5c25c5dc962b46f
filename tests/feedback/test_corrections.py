"""From “Is something wrong here?” on a page to the mail that says it is corrected."""

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse

from core.mail.models import OutboxMail
from core.text import languages
from feedback.models import FeedbackReport
from partnerships.contributions import facts
from partnerships.models import Membership, Municipality, Partnership
from tests import factories
from tests.html import soup_of
from tests.roles import client_of, user_of
from tests.sending import send_form

pytestmark = pytest.mark.django_db
EMAIL = "amina@example.org"


@pytest.fixture
def entry(home):
    """The address of a partnership's page."""
    record = Partnership.objects.create(slug="ulm-jass", stage="active", since="1989", is_public=True)
    for slug in ("ulm", "jass"):
        names = {f"name_{code}": slug.title() for code in ("de", "fr", "uk")}
        record.memberships.create(
            municipality=Municipality.objects.create(country="DE", key=slug, latitude=48, longitude=9, **names)
        )
    return f"{factories.PartnershipIndexPageFactory(parent=home).url}ulm-jass/"


@pytest.fixture
def form_page(home):
    return factories.FeedbackPageFactory(parent=home)


@pytest.fixture
def editor(django_user_model, client):
    user = django_user_model.objects.create_user("redaktion", "redaktion@example.org", "a-password-for-tests")
    user.groups.add(Group.objects.get(name="Redaktion"))
    client.force_login(user)
    return user


def link_on(page, client):
    return soup_of(client.get(page)).main.find("a", string=lambda words: words and "Stimmt hier etwas nicht" in words)


def report(client, link, **filled):
    values = {"kind": "mistake", "text": "Das Jahr ist falsch.", "email": EMAIL, **filled}
    assert send_form(link["href"], **values).status_code == 303
    return FeedbackReport.objects.get()


def button_of(client, found):
    edit = reverse(FeedbackReport.snippet_viewset.get_url_name("edit"), args=[found.pk])
    return soup_of(client.get(edit)).find("button", formaction=True)


def test_every_page_leads_to_the_form_with_itself_filled_in(form_page, home, client):
    news = factories.NewsPageFactory(parent=factories.NewsIndexPageFactory(parent=home))
    form = soup_of(client.get(link_on(news.url, client)["href"])).main.form
    assert form.find(id="id_page")["value"] == news.url
    assert form.find("input", value="mistake").has_attr("checked")
    assert not form.find(id="id_fact")
    assert not link_on(form_page.url, client)


def test_a_fact_is_taken_over_with_one_click_and_the_reporter_is_told(entry, form_page, editor, client):
    link = link_on(entry, client)
    facts = soup_of(client.get(link["href"])).find(id="id_fact").find_all("option")
    assert "Seit: 1989" in [option.get_text() for option in facts]
    found = report(client, link, page=entry, fact="since", right="1990")
    receipt = OutboxMail.objects.get(kind="feedback.receipt").text
    for words in ("Das Jahr ist falsch.", "Seit: 1989", "1990", "sobald es berichtigt ist"):
        assert words in receipt
    button = button_of(client, found)
    for _twice in range(2):
        client.post(button["formaction"])
    assert Partnership.objects.get().since == "1990"
    found.refresh_from_db()
    assert (found.state, found.is_corrected) == ("done", True)
    told = OutboxMail.objects.get(kind="feedback.corrected")
    assert told.to == EMAIL
    assert found.number in told.subject
    assert entry in told.text
    assert not button_of(client, found)


def test_the_words_of_a_choice_are_understood_in_the_readers_language(entry, form_page, editor, client):
    found = report(client, link_on(entry, client), page=entry, fact="stage", right="Beendet")
    client.post(button_of(client, found)["formaction"])
    assert Partnership.objects.get().stage == "ended"


@pytest.mark.parametrize(("right", "meanwhile"), [("vor langer Zeit", "1989"), ("1990", "1991")])
def test_what_is_no_value_or_has_changed_is_left_and_nobody_is_told(entry, form_page, editor, client, right, meanwhile):
    found = report(client, link_on(entry, client), page=entry, fact="since", right=right)
    Partnership.objects.update(since=meanwhile)
    shown = client.post(button_of(client, found)["formaction"], follow=True)
    assert soup_of(shown).select_one(".messages .error")
    assert Partnership.objects.get().since == meanwhile
    assert not OutboxMail.objects.filter(kind="feedback.corrected").exists()


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_who_correct_the_same_both_are_told_whichever_is_taken_over_first(
    entry, form_page, editor, client, first
):
    link, found = link_on(entry, client), []
    for email in (EMAIL, "yusuf@example.org"):
        send_form(link["href"], kind="mistake", text="Falsch", email=email, page=entry, fact="since", right="1990")
        found.append(FeedbackReport.objects.get(email=email))
    for each in (found[first], found[1 - first]):
        client.post(button_of(client, each)["formaction"])
    told = OutboxMail.objects.filter(kind="feedback.corrected").values_list("to", flat=True)
    assert set(told) == {EMAIL, "yusuf@example.org"}


def test_a_fact_without_the_right_value_comes_back(entry, form_page, client):
    answer = send_form(link_on(entry, client)["href"], kind="mistake", text="Falsch", page=entry, fact="since")
    assert answer.status_code == 422
    assert soup_of(answer).find(id="form-errors").find("a", href="#id_right")


def test_an_editor_ends_a_report_as_corrected_and_the_mail_comes_once(form_page, home, editor, client):
    news = factories.NewsPageFactory(parent=factories.NewsIndexPageFactory(parent=home))
    found = report(client, link_on(news.url, client), page=news.url)
    edit = reverse(FeedbackReport.snippet_viewset.get_url_name("edit"), args=[found.pk])
    with time_machine.travel("2026-11-25 10:00"):
        for notes in ("behoben", "wirklich"):
            assert client.post(edit, {"state": "working", "is_corrected": "on", "notes": notes}).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.done_at is None) == ("done", False)
    assert OutboxMail.objects.get(kind="feedback.corrected").text.count("Das Jahr ist falsch.") == 1


def test_a_record_is_found_at_its_address_in_each_language(home, locales):
    record = Partnership(slug="ulm-jass")
    for role, names in {"home": ("Ulm", "Oulm", "Ульм"), "partner": ("Jass", "Iassy", "Ясси")}.items():
        columns = dict(zip(languages.columns("name"), names, strict=True))
        town = Municipality.objects.create(country="DE", key=role, latitude=48, longitude=9, **columns)
        record.memberships.add(Membership(municipality=town, role=role))
    record.save()
    directory = factories.PartnershipIndexPageFactory(parent=home)
    factories.translate_into_all(directory)
    for code, locale in locales.items():
        page = directory.get_translation(locale) if code != languages.SOURCE else directory
        assert record.address_in(code) != record.slug or code == languages.SOURCE
        assert facts.record_at(f"{page.url}{record.address_in(code)}/")


def test_a_note_on_a_report_that_was_ended_meanwhile_does_not_open_it_again(form_page, home, editor, client):
    found = report(client, link_on(home.url, client), page=home.url)
    edit = reverse(FeedbackReport.snippet_viewset.get_url_name("edit"), args=[found.pk])
    shown = {field["name"]: field.get("value", "") for field in soup_of(client.get(edit)).select("[name^=initial-]")}
    other = client_of(user_of("veroeffentlichung"))
    assert other.post(edit, {"state": "new", "is_corrected": "on", "notes": ""}).status_code == 302
    client.post(edit, shown | {"state": "new", "notes": "Rückruf"})
    found.refresh_from_db()
    assert (found.state, found.is_corrected, found.notes) == ("done", True, "Rückruf")
    client.post(edit, {"state": "working", "notes": "Doch nicht"})
    found.refresh_from_db()
    assert (found.state, found.is_corrected) == ("working", False)
