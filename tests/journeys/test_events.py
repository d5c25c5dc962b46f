"""Events at the admin and with their participants: copied and moved; given a programme and documents; thanked for."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from wagtail_localize.synctree import create_aliases_for_new_page

from events.models import EventDocument, EventPage, SurveyResult
from tests import factories
from tests.events.registrations import register
from tests.journeys.walking import Reader, link_in, mails_to
from tests.mails import written


@pytest.fixture
def event(home, locales):
    index = factories.EventIndexPageFactory(parent=home, title="Termine", slug="termine")
    create_aliases_for_new_page(index)
    event = factories.EventPageFactory(parent=index, title="Werkstatt", slug="werkstatt")
    create_aliases_for_new_page(event)
    factories.translate(event, locales["fr"])
    return event


def test_an_event_from_a_copy(log_in, event, read):
    publisher = log_in("veroeffentlichung")
    publisher.open("/admin/events/")
    publisher.follow("Werkstatt", publisher.page.main)
    publisher.open(reverse("wagtailadmin_pages:copy", args=[event.pk]))
    fields = {"new_title": "Zweite Werkstatt", "new_slug": "zweite-werkstatt"}
    times = {"starts_at": "07.05.2031 10:00", "ends_at": "07.05.2031 12:30"}
    publisher.submit(publisher.form("new_title"), **fields, **times)
    copy = EventPage.objects.get(slug="zweite-werkstatt", locale=event.locale)
    assert not copy.live
    publisher.open("/admin/events/")
    publisher.follow("Zweite Werkstatt", publisher.page.main)
    publisher.submit(press="action-publish")

    readers = read(copy)
    days = {"de": "7. Mai 2031", "fr": "7 mai 2031", "uk": "7 травня 2031"}
    titles = {"de": "Zweite Werkstatt", "fr": "Zweite Werkstatt", "uk": "Zweite Werkstatt"}
    for code, reader in readers.items():
        reader.sees(titles[code], days[code])
        reader.open(f"/{code}/termine/")
        assert reader.link("Werkstatt", reader.page.main)


def first_session(form):
    """As the editor's script adds it to the form."""
    return {
        "sessions-TOTAL_FORMS": "1", "sessions-0-id": "", "sessions-0-ORDER": "1", "sessions-0-DELETE": "",
        "sessions-0-starts_at": form.find(attrs={"name": "starts_at"})["value"],
        "sessions-0-ends_at": form.find(attrs={"name": "ends_at"})["value"],
        "sessions-0-title_de": "Schreibwerkstatt", "sessions-0-title_fr": "Atelier d’écriture",
        "sessions-0-title_uk": "Майстерня письма", "sessions-0-seats": "5",
    }  # fmt: skip


@pytest.mark.audit
@pytest.mark.walk("Programm und Unterlagen vorbereiten")
def test_a_programme_and_documents_reach_those_registered(log_in, event):
    EventPage.objects.update(policy="open", capacity_on_site=5)
    document = factories.make_document(title="Zugangsplan")
    publisher = log_in("veroeffentlichung")
    publisher.open(reverse("wagtailadmin_pages:edit", args=[event.pk]))
    publisher.submit(press="action-publish", **first_session(publisher.form("action-publish")))
    publisher.open(reverse("wagtailadmin_pages:edit", args=[event.pk]))
    publisher.follow("Dokumente auswählen")
    fields = {
        "documents-0-document": document.pk,
        "documents-0-own_title_fr": "Plan d’accès",
        "documents-0-own_title_uk": "Як дістатися",
    }
    publisher.submit(publisher.form("documents-0-document"), **fields)
    publisher.sees("Die Dokumente sind gespeichert")

    titles = {"de": "Schreibwerkstatt", "fr": "Atelier d’écriture", "uk": "Майстерня письма"}
    for code, title in titles.items():
        reader = Reader()
        reader.open(f"/{code}/termine/")
        reader.follow("Werkstatt", reader.page.main)
        reader.sees(title)
    documents = {"de": "Zugangsplan", "fr": "Plan d’accès", "uk": "Як дістатися"}
    for code, title in documents.items():
        registration = register(event, language=code, sessions=event.sessions.all())
        mail = written(kind="events.confirmed", about_id=registration.pk).get()
        participant = Reader()
        with translation.override(code):
            participant.open(link_in(mail, reverse("registration:self_service", args=["x"]).removesuffix("x/")))
        participant.sees(titles[code], title)
        participant.follow(title)
        assert participant.response["Content-Type"] == "application/pdf"


@pytest.mark.walk("nach der Veranstaltung danken", "anmeldung")
def test_who_came_is_thanked_and_answers(log_in, event):
    EventPage.objects.update(policy="open", capacity_on_site=9)
    people = [register(event, language=code) for code in ("de", "fr", "uk", "de", "de")]
    EventDocument.objects.create(event=event, document=factories.make_document(title="Folien"), when="after")
    now = timezone.now()
    EventPage.objects.update(starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=2))
    registrar = log_in("anmeldung")
    registrar.open("/admin/")
    registrar.open("/admin/events/participants/")
    registrar.follow("Werkstatt", registrar.page.main)
    registrar.follow("Danke sagen")
    registrar.submit(press="look")
    registrar.submit(press="Absenden", sure="on")
    registrar.sees("0 von 5 verschickt")
    written(kind="events.thanks")
    for person, rating in zip(people, "54453", strict=True):
        mail = mails_to(person.email)[-1]
        assert "Folien" in mail.text
        participant = Reader()
        participant.open(link_in(mail, f"/{event.pk}/"))
        assert participant.page.html["lang"] == person.language
        participant.submit(participant.form("rating"), rating=rating, helped="Danke")
    assert SurveyResult.objects.get().count == 5
    registrar.open(reverse("participants:list", args=[event.pk]))
    registrar.sees("4,2")
