"""Documents for those registered, thanks after the event, three questions without a name, and mail to the waiting."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Collection, GroupCollectionPermission, ReferenceIndex

from core.mail.models import OutboxMail
from core.privacy import links, retention
from events import documents, privacy, survey
from events.models import EventDocument, EventPage, Registration, SurveyResult, SurveyUse
from events.registration import mails, organiser, service
from home.staff import roles
from search import lookup
from search.entries import public_documents
from tests import factories
from tests.events.registrations import register
from tests.html import soup_of
from tests.mails import written
from tests.roles import client_of, user_of

WORDS = {"subject_de": "Danke", "text_de": "schön, dass Sie da waren."}
State = Registration.State


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="open", capacity_on_site=10, in_german_only=True).pk


@pytest.fixture
def over(event):
    """Ends the event."""

    def end():
        now = timezone.now()
        EventPage.objects.update(starts_at=now - timedelta(hours=5), ends_at=now - timedelta(hours=2))

    return end


def address_of(registration, name="self_service", *args):
    token = links.create(mails.SCOPE, registration, timedelta(days=1))
    with translation.override(registration.language):
        return reverse(f"registration:{name}", args=[token, *args])


def choose(client, event, *chosen, **fields):
    """As an organiser fills in the form of documents."""
    data = {"documents-TOTAL_FORMS": len(chosen), "documents-INITIAL_FORMS": 0}
    for number, document in enumerate(chosen):
        row = {"document": document.pk, "when": "at-once", "hours": 0, "position": number} | fields
        data |= {f"documents-{number}-{name}": value for name, value in row.items()}
    return client.post(reverse("events_admin:documents", args=[event.pk]), data)


def test_documents_are_for_confirmed_participants_alone(event, admin_client, client):
    document = factories.make_document(title="Zugangsplan")
    public = document.url
    assert client.get(public).status_code == 200
    assert admin_client.get(reverse("events_admin:documents", args=[event.pk])).status_code == 200
    fields = {"own_title_de": "Plan", "own_title_fr": "Plan d’accès"}
    assert choose(admin_client, event, document, **fields).status_code == 302
    assert client.get(public).status_code == 404
    assert admin_client.get(public).status_code == 200
    document.refresh_from_db()
    assert not public_documents(type(document).objects.filter(pk=document.pk)).exists(), "nor in the search"

    (each,) = documents.of(event)
    registration = register(event, verified=False, language="fr")
    file = address_of(registration, "document", each.pk)
    assert client.get(file).status_code == 404
    service.verify(registration)
    page = client.get(address_of(registration))
    assert f"documents/{each.pk}/" in page.content.decode()
    assert "Plan d’accès" in page.content.decode()
    assert "Plan d’accès" in written(kind="events.confirmed").get().text
    response = client.get(file)
    assert b"".join(response.streaming_content) == b"%PDF-1.7 demo"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert document.filename in response["Content-Disposition"]
    assert "Zugangsplan" not in client.get(event.get_url()).content.decode()

    service.cancel(registration)
    assert client.get(file).status_code == 404
    EventDocument.objects.all().delete()
    assert client.get(public).status_code == 404, "it stays where strangers do not open it"


def test_documents_that_an_editor_moves_out_of_their_collection_stay_with_those_registered(
    event, admin_client, client_of, client
):
    document = factories.make_document(title="Zugangsplan")
    choose(admin_client, event, document)
    move = reverse("wagtail_bulk_action", args=["home", "customdocument", "add_to_collection"])
    root = {"collection": Collection.get_first_root_node().pk}
    assert client_of(roles.EDITORS).post(f"{move}?id={document.pk}", root).status_code == 302
    event.body = [("document_list", {"title": "", "documents": [document]})]
    event.save_revision().publish()
    assert client.get(document.url).status_code == 404
    assert "Zugangsplan" not in client.get(event.url).text
    assert "Zugangsplan" in admin_client.get(event.url).text
    assert not lookup.search("Zugangsplan", "de")[:10]
    EventDocument.objects.all().delete()
    assert client.get(document.url).status_code == 200
    assert len(lookup.search("Zugangsplan", "de")[:10]) == 1


def test_a_document_of_another_event_is_not_opened(event, make_in_german, client):
    other = make_in_german(policy="open", slug="anderes")
    each = EventDocument.objects.create(event=other, document=factories.make_document())
    assert client.get(address_of(register(event), "document", each.pk)).status_code == 404


def test_a_document_that_stands_on_a_page_is_not_taken(event, admin_client):
    document = factories.make_document()
    event.body = [("document_list", {"title": "", "documents": [document]})]
    event.save()
    ReferenceIndex.create_or_update_for_object(event)  # as a worker does
    response = choose(admin_client, event, document)
    assert response.status_code == 200
    assert not EventDocument.objects.exists()


def test_who_may_only_choose_a_document_does_not_close_it_to_others(event):
    editor, document = user_of("redaktion"), factories.make_document()
    GroupCollectionPermission.objects.filter(permission__codename="change_document").delete()
    answer = choose(client_of(editor), event, document)
    assert "Es würde für andere gesperrt" in answer.text
    assert not EventDocument.objects.exists()
    documents.make_private(document)
    assert choose(client_of(editor), event, document).status_code == 302


def test_who_has_one_collection_alone_saves_again_what_was_chosen_from_it(event):
    editor, mine = user_of("redaktion"), Collection.get_first_root_node().add_child(name="Meine")
    GroupCollectionPermission.objects.filter(group__in=editor.groups.all()).update(collection=mine)
    client, document = client_of(editor), factories.make_document(collection=mine)
    assert choose(client, event, document).status_code == 302
    each = EventDocument.objects.get()
    row = {"id": each.pk, "document": document.pk, "own_title_de": "Plan", "when": "at-once", "hours": 0, "position": 0}
    sent = {f"documents-0-{name}": value for name, value in row.items()}
    sent |= {"documents-TOTAL_FORMS": 1, "documents-INITIAL_FORMS": 1}
    assert client.post(reverse("events_admin:documents", args=[event.pk]), sent).status_code == 302
    each.refresh_from_db()
    assert each.own_title_de == "Plan"
    assert choose(client, event, factories.make_document(title="Fremd")).status_code == 200, "nor any other"


def test_documents_have_their_time(event, over):
    for when, hours in (("at-once", 0), ("before", 24), ("after", 1)):
        EventDocument.objects.create(event=event, document=factories.make_document(title=when), when=when, hours=hours)
    registration = register(event)

    def shown(now=None):
        return [each.document.title for each in documents.shown_to(registration, now)]

    assert shown() == ["at-once"]
    assert shown(event.starts_at - timedelta(hours=23)) == ["at-once", "before"]
    assert shown(event.ends_at + timedelta(hours=2)) == ["at-once", "before", "after"]


def thank(client, event, **words):
    address = reverse("participants:thanks", args=[event.pk])
    seen = client.post(address, WORDS | words)
    if seen.status_code != 200:
        return seen
    return client.post(address, WORDS | words | {"sure": "on", "preview": seen.context["preview"]})


def thanks():
    return written(kind="events.thanks")


def test_who_came_is_thanked_once(event, over, admin_client, client):
    came, stayed, waiting = register(event), register(event, language="fr"), register(event, language="uk")
    EventDocument.objects.create(event=event, document=factories.make_document(title="Folien"), when="after")
    assert thank(admin_client, event).status_code == 302
    assert not thanks(), "not before it is over"
    over()
    organiser.cancel(waiting, None)
    Registration.objects.filter(pk=came.pk).update(state=State.ATTENDED)
    page = admin_client.get(reverse("participants:thanks", args=[event.pk]))
    assert page.context["number"] == 1, "who was not noted as having come, where others were, is not thanked"
    assert "Merci" in page.context["form"]["subject_fr"].value()
    Registration.objects.filter(pk=came.pk).update(state=State.CONFIRMED)
    thank(admin_client, event)
    assert {mail.to for mail in thanks()} == {came.email, stayed.email}
    assert "Folien" in thanks()[0].text
    thank(admin_client, event, subject_de="Noch einmal")
    assert thanks().count() == 2
    late = organiser.add(event, None, name="Spät", email="spaet@example.org", language="de",
                         attendance="on-site", seats=1, over_capacity=True)  # fmt: skip
    Registration.objects.filter(pk=late.pk).update(state=State.ATTENDED)
    assert admin_client.get(reverse("participants:thanks", args=[event.pk])).context["number"] == 1
    thank(admin_client, event)
    mail = thanks().last()
    assert (thanks().count(), mail.to) == (3, "spaet@example.org")
    assert "Teilnahmebescheinigung" in mail.text


def link_in(mail):
    return re.search(r"https?://[^/\s]+(/\S+/\d+/[\w-]{43}/)", mail.text)[1]


def test_answers_are_counted_without_a_name(event, over, admin_client, client):
    people = [register(event, language=language) for language in ("de", "fr", "uk", "de", "de")]
    over()
    thank(admin_client, event)
    addresses = [link_in(mail) for mail in thanks()]
    for address in addresses:
        for method in (client.get, client.head):
            assert method(address).status_code == 200
    assert not SurveyUse.objects.exists()
    assert client.post(addresses[0], {"rating": "9"}).status_code == 422
    assert client.post(addresses[0], {"rating": "5"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    said = [(5, "Zuletzt im Alphabet"), (4, "Austausch"), (4, ""), (3, "Mut"), (5, "Kaffee")]
    for address, (rating, helped) in zip(addresses, said, strict=True):
        page = client.post(address, {"rating": rating, "helped": helped}, follow=True)
        assert page.context["is_used"]
        assert page["Referrer-Policy"] == "no-referrer"
        client.post(address, {"rating": 1, "helped": "doppelt"})
    result = SurveyResult.objects.get()
    assert result.ratings == [0, 0, 1, 2, 2]
    assert result.helped == ["Austausch", "Kaffee", "Mut", "Zuletzt im Alphabet"], "in no order of time"
    names = {field.name for model in (SurveyResult, SurveyUse) for field in model._meta.get_fields()}
    assert names == {"id", "event", "ratings", "helped", "missing", "token_hash"}, "neither a person nor a time"
    assert client.get(addresses[0][:-3] + "xx/").status_code == 404

    EventPage.objects.update(ends_at=timezone.now() - timedelta(days=61))
    assert client.get(addresses[0]).status_code == 404
    retention.run()
    result.refresh_from_db()
    assert (result.helped, result.count) == ([], 5)
    assert not SurveyUse.objects.exists()
    assert people


def test_too_few_answers_are_not_shown_lest_one_guesses_whose_they_are(event, admin_client):
    addresses = [reverse("participants:list", args=[event.pk]), reverse("events_admin:statistics")]
    result = SurveyResult.objects.create(event=event, ratings=[0, 0, 0, 3, 1], helped=["Gespräche"] * 4)

    def shown():
        return " ".join(soup_of(admin_client.get(address)).main.get_text(" ") for address in addresses)

    few = shown()
    assert "4,2" not in few
    assert "Gespräche" not in few
    assert "sobald es fünf sind" in few
    result.ratings[4] += 1
    result.save()
    enough = shown()
    assert enough.count("4,4") == 2
    assert "Gespräche" not in enough, "of four who wrote something"
    assert "sobald fünf etwas geschrieben haben" in enough
    result.helped.append("Mut")
    result.save()
    assert "Gespräche" in shown()


def test_thanks_are_composed_when_they_leave_and_the_list_tells_how_many_have_left(event, over, admin_client):
    people = [register(event, language=language) for language in ("de", "fr", "uk")]
    over()
    thank(admin_client, event)
    mails_of = OutboxMail.objects.filter(kind="events.thanks")
    assert not mails_of.filter(is_written=True).exists(), "nobody at the admin waits for the mails to be composed"
    EventDocument.objects.create(event=event, document=factories.make_document(title="Nachgereicht"), when="after")
    assert "Nachgereicht" in thanks()[0].text, "it tells what is there when it leaves"
    mails_of.filter(about_id=people[0].pk).update(state="sent")
    mails_of.filter(about_id=people[1].pk).update(state="failed")
    listed = soup_of(admin_client.get(reverse("participants:list", args=[event.pk])))
    (line,) = listed.select("#mailings li")
    assert "1 von 3 verschickt" in line.get_text(" ", strip=True)
    assert "1 nicht zugestellt" in line.get_text(" ", strip=True)


def test_a_link_counts_for_its_event_alone(event, make_in_german, over):
    other = make_in_german(policy="open", slug="anderes")
    token = survey.new_token(event)
    assert survey.is_genuine(event, token)
    assert not survey.is_genuine(other, token)


def test_mail_goes_to_those_of_a_state_and_way(event, admin_client):
    EventPage.objects.filter(pk=event.pk).update(attendance="hybrid", capacity_on_site=1, capacity_online=5)
    confirmed, waiting = register(event), register(event, language="uk")
    online, left = register(event, attendance="online"), register(event, attendance="online")
    service.cancel(left)
    register(event, attendance="online", verified=False)
    write = reverse("participants:write", args=[event.pk])
    assert admin_client.get(write).context["number"] == 3, "neither who has left nor who has not confirmed"
    page = admin_client.get(write + "?to=waitlisted")
    assert page.context["number"] == 1
    assert "(1)" in page.content.decode()
    assert admin_client.get(write + "?to=cancelled").context["number"] == 0
    assert admin_client.get(write + "?state=cancelled").context["number"] == 0
    assert admin_client.get(write + "?to=confirmed&way=online").context["number"] == 1
    seen = admin_client.post(write + "?to=waitlisted", WORDS)
    assert [number for *_words, number in seen.context["previews"]] == [0, 0, 1]
    admin_client.post(write + "?to=waitlisted", WORDS | {"sure": "on", "preview": seen.context["preview"]})
    assert [mail.to for mail in OutboxMail.objects.filter(kind="events.organiser_note")] == [waiting.email]
    assert {confirmed.email, online.email}.isdisjoint({waiting.email})


def test_the_download_has_who_came_before(event):
    EventPage.objects.filter(pk=event.pk).update(party_limit=3)
    registration = register(event, seats=2, attendees=["Ana Beispiel"])
    registration = service.shrink(Registration.objects.get(pk=registration.pk), 1)
    assert "Ana Beispiel" in privacy.export_json(registration)
