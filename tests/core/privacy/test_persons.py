"""What an officer finds about one person, and what is left of it after the erasure."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.mail.models import OutboxMail
from core.privacy import mentions, persons
from events.models import Attendee, Question, Registration
from events.registration import intake, service
from home.models import User
from search.models import SearchDocument
from tests import factories
from tests.canaries import places_of
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
EMAIL = "zk@kanari.example"
NAME = "Zoë Käfer"
PAGE = "/admin/personal-data/"


@pytest.fixture
def officer(db):
    return client_of(user_of("datenschutz"))


@pytest.fixture
def event(home):
    index = factories.EventIndexPageFactory(parent=home, title="Veranstaltungen", slug="veranstaltungen")
    event = factories.EventPageFactory(parent=index, title="Austausch", policy="open", party_limit=2)
    words = {f"label_{code}": "Essen" for code in ("de", "fr", "uk")}
    Question.objects.create(event=event, key="diet", sensitive=True, **words)
    return event


def register(event, email, **fields):
    answers = [(event.questions.get(), "ohne Nüsse")]
    row = intake.register(event, language="de", attendance="on-site", email=email, answers=answers, **fields)
    return service.verify(row)


def key(row):
    return persons.key_of(row)


def test_a_registration_comes_with_its_sensitive_answers_companions_and_mails(event):
    register(event, EMAIL, name="Amina", seats=2, attendees=["Begleitung Eins"])
    exported = persons.export_json(EMAIL)
    for words in ("ohne Nüsse", "Begleitung Eins"):
        assert words in exported


def test_an_answer_is_exported_in_words(event, officer):
    Question.objects.update(type="multiple", choices_de="ohne Nüsse\nohne Milch")
    intake.register(event, language="de", attendance="on-site", email=EMAIL, name=NAME,
                    answers=[(event.questions.get(), ["2"])])  # fmt: skip
    exported = officer.post(PAGE, {"email": EMAIL, "export": "1"}).content.decode()
    assert '"ohne Milch"' in exported
    assert '"Essen"' in exported


def test_a_companion_is_found_by_name_and_goes_alone(event, officer):
    host = register(event, "amina@example.org", name="Amina", seats=2, attendees=[NAME])
    companion = Attendee.objects.get()
    found = officer.post(PAGE, {"name": NAME, "find": ""}).content.decode()
    assert NAME in found
    assert f'value="{key(companion)}" checked' not in found
    officer.post(PAGE, {"name": NAME, "shown": "1", "sure": "on", "erase": ""})
    assert Attendee.objects.get().name == NAME, "nothing was chosen"
    officer.post(PAGE, {"name": NAME, "shown": "1", "place": key(companion), "sure": "on", "erase": ""})
    assert Attendee.objects.get().name == mentions.GAP
    assert Registration.objects.get(pk=host.pk).name == "Amina"


def test_what_somebody_wrote_to_a_notice_is_theirs_though_it_went_to_another():
    OutboxMail.objects.create(
        key="k", kind="x", language="de", message_id="m", to="other@example.org", reply_to=EMAIL, text="Guten Tag"
    )
    assert "Guten Tag" in persons.export_json(EMAIL)
    persons.erase(EMAIL)
    mail = OutboxMail.objects.get()
    assert (mail.reply_to, mail.text, mail.to) == ("", "", "")


def test_of_anothers_row_the_person_gets_the_words_around_and_no_more():
    mail = {"kind": "x", "language": "de", "to": "other@example.org"}
    secret = "Was sie nichts angeht. "
    OutboxMail.objects.create(key="k", message_id="m", text=f"{secret * 9}Frag {EMAIL}. {secret * 9}Ende", **mail)
    exported = persons.export_json(EMAIL)
    assert f"Frag {EMAIL}" in exported
    assert "other@example.org" not in exported
    persons.erase(EMAIL)
    assert OutboxMail.objects.get().text.startswith(secret)
    assert f"Frag {mentions.GAP}." in OutboxMail.objects.get().text


def test_longer_names_and_addresses_are_somebody_elses(home):
    body = [("text", "<p>Zoë Käferlein, azk@kanari.example, zk@kanari.example.org</p>")]
    factories.ContentPageFactory(parent=home, body=body)
    assert persons.find(EMAIL, NAME) == []


def test_a_published_page_and_its_entry_in_the_search_lose_the_words(home):
    page = factories.ContentPageFactory(parent=home, title="Team", body=[("text", f"<p>Fragen an „{NAME}“.</p>")])
    page.save_revision().publish()
    call_command("reindex", verbosity=0)
    assert SearchDocument.objects.filter(text__contains=NAME).exists()
    persons.erase(EMAIL, NAME, {place.key for place in persons.find(EMAIL, NAME)})
    assert places_of("Käfer") <= {("search_word", "original"), ("search_word", "folded")}
    assert mentions.GAP in str(type(page).objects.get(pk=page.pk).body)


@pytest.mark.parametrize("is_active", [True, False])
def test_an_account_in_use_stays_and_one_that_is_not_loses_its_name(is_active, officer):
    user = user_of("redaktion", is_active=is_active, first_name="Zoë", last_name="Käfer")
    User.objects.filter(pk=user.pk).update(email=EMAIL)
    sent = {"email": EMAIL, "sure": "on", "erase": ""}
    answer = officer.post(PAGE, sent).content.decode()
    user.refresh_from_db()
    if is_active:
        assert user.email == EMAIL
        assert "Zuerst muss es" in answer
    else:
        assert (user.first_name, user.last_name, user.groups.count()) == ("", "", 0)
        assert places_of(EMAIL) == set()
        assert ModelLogEntry.objects.filter(action="home.anonymise_account", object_id=str(user.pk)).exists()


def test_nor_is_an_account_in_use_renamed_by_a_name_that_it_has(officer):
    user = user_of("redaktion", first_name="Zoë", last_name="Käfer")
    shown = officer.post(PAGE, {"name": "Käfer", "find": ""}).text
    assert "Zuerst muss es" in shown
    officer.post(PAGE, {"name": "Käfer", "shown": "1", "place": key(user), "sure": "on", "erase": ""})
    assert User.objects.get(pk=user.pk).last_name == "Käfer"
    User.objects.filter(pk=user.pk).update(is_active=False)
    officer.post(PAGE, {"name": "Käfer", "shown": "1", "place": key(user), "sure": "on", "erase": ""})
    assert User.objects.get(pk=user.pk).last_name == mentions.GAP


@pytest.mark.parametrize("blank", ["\xa0", "\u202f", "\n", "&nbsp;"])
def test_a_name_is_found_whatever_blank_stands_in_it(blank, home):
    words = f"Fragen an Zoë{blank}Käfer."
    page = factories.ContentPageFactory(parent=home, summary=words, body=[("text", f"<p>{words}</p>")])
    page.save_revision()
    persons.erase("", NAME, [place.key for place in persons.find("", NAME)])
    page.refresh_from_db()
    assert page.summary == f"Fragen an {mentions.GAP}."
    assert places_of("Käfer") <= {("search_word", "original"), ("search_word", "folded")}


def test_without_address_and_name_the_form_says_what_is_missing(officer):
    assert "Geben Sie eine E-Mail-Adresse oder einen Namen ein." in officer.post(PAGE, {"find": ""}).content.decode()


def test_many_rows_ask_no_more_of_the_database_than_one(event, officer, django_assert_max_num_queries):
    fields = {"event": event, "language": "de", "attendance": "on-site", "seats": 1, "email": EMAIL, "seats_held": 0}
    for number in range(12):
        Registration.objects.create(name=f"A {number}", state="cancelled", **fields)
    with django_assert_max_num_queries(90):
        officer.post(reverse("privacy:person"), {"email": EMAIL, "find": ""})
