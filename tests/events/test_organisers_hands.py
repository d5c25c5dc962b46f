"""What an organiser does with one registration, or with several, when people call."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.mail.models import OutboxMail
from core.privacy import links
from core.privacy.models import SignedLink
from events import privacy
from events.check_in import notes
from events.models import EventPage, Question, Registration
from events.participants import access
from events.participants.people import people_of
from events.registration import mails, organiser, service
from tests.events.programmes import session
from tests.events.registrations import held, register, states
from tests.html import soup_of
from tests.mails import written


@pytest.fixture(scope="module")
def kept_event(make_kept):
    event = make_kept(
        policy="open", attendance="hybrid", capacity_on_site=4, capacity_online=2, party_limit=4, in_german_only=True
    )
    Question(event=event, key="role", required=True, label_de="Rolle").save()
    Question(event=event, key="diet", sensitive=True, label_de="Essen").save()
    return event.pk


@pytest.fixture
def client(client_of):
    """Whoever organises: sees to the participants, but to no sensitive answers."""
    return client_of(access.GROUP)


def address(event, *args, name="detail"):
    return reverse(f"participants:{name}", args=[event.pk, *args])


def fields_of(client, url):
    """What the form for changes holds, as a browser would send it."""
    form = client.get(url).context["edit_form"]
    return {bound.html_name: value for bound in form if (value := bound.value()) not in (None, "", False)}


def edit(client, event, registration, **changes):
    url = address(event, registration.pk)
    response = client.post(url, fields_of(client, url) | changes | {"action": "edit"})
    registration.refresh_from_db()
    return response


def kinds(address):
    return list(OutboxMail.objects.filter(to=address).order_by("pk").values_list("kind", flat=True))


def test_all_details_are_changed_in_one_form_with_history_and_mail(event, client):
    registration = register(event, name="Ana Muster", email="ana@example.org", seats=2, attendees=["Bo"])
    response = edit(client, event, registration, name="Anna Muster", seats=3, others="Borys\nCarla", role="Rätin")
    assert response.status_code == 302
    assert registration.people == ["Anna Muster", "Borys", "Carla"]
    assert registration.seats_held == held(event) == 3
    assert registration.answers.get().value == "Rätin"
    change = registration.transitions.last()
    assert change.fields == ["name", "seats", "attendees", "answers"]
    assert change.by.groups.get().name == access.GROUP
    page = client.get(address(event, registration.pk)).content.decode()
    assert "Name, Plätze, Weitere Personen" in page
    mail = written(kind="events.edited").get()
    assert "Name, Plätze, Weitere Personen" in mail.text
    assert "Anna Muster, Borys, Carla" in mail.text


def test_the_mail_can_be_left_out_and_nothing_changed_is_nothing_done(event, client):
    registration = register(event, email="ana@example.org")
    version = registration.version
    edit(client, event, registration)
    assert registration.version == version
    edit(client, event, registration, organisation="Stadt A", is_told="")
    assert registration.organisation == "Stadt A"
    assert "events.edited" not in kinds("ana@example.org")


def test_another_address_ends_the_links_of_the_one_before(event, client):
    registration = register(event, email="falsch@example.org")
    old = links.create(mails.SCOPE, registration, mails.LINK_LASTS)
    edit(client, event, registration, email="richtig@example.org")
    assert Client().get(f"/de/anmeldung/{old}/").status_code == 404
    assert links.resolve(old, mails.SCOPE) is None
    (mail,) = written(kind="events.edited")
    assert mail.to == "richtig@example.org"
    (new,) = re.findall("/anmeldung/([^/]+)/", mail.text)
    assert links.resolve(new, mails.SCOPE) == registration
    assert "richtig@example.org" not in str(list(registration.transitions.values())), "no values in the history"


def test_an_address_that_somebody_has_is_refused_and_the_words_stay(event, client):
    register(event, email="anna@example.org")
    registration = register(event, email="ana@example.org")
    response = edit(client, event, registration, email="Anna@Example.org", name="Neu Getippt")
    assert list(response.context["edit_form"].errors) == ["email"]
    assert "Neu Getippt" in response.content.decode()
    assert registration.email == "ana@example.org"


def test_more_places_than_there_are_are_refused(event, client):
    register(event, seats=2)
    registration = register(event, seats=2)
    response = edit(client, event, registration, seats=3)
    assert list(response.context["edit_form"].errors) == ["seats"]
    response = edit(client, event, registration, attendance="online")
    assert response.status_code == 302
    assert (held(event), held(event, "online")) == (2, 2)
    assert list(edit(client, event, registration, others="A\nB\nC").context["edit_form"].errors) == ["seats"]


def test_sensitive_answers_stay_where_the_organiser_may_not_see_them(event, client, admin_client):
    registration = register(event)
    response = edit(admin_client, event, registration, diet="Nussallergie")
    assert list(response.context["edit_form"].errors) == ["health_consent"]
    edit(admin_client, event, registration, diet="Nussallergie", health_consent="on")
    assert registration.health_consent
    assert "diet" not in fields_of(client, address(event, registration.pk))
    edit(client, event, registration, role="Rätin", diet="")
    assert set(registration.answers.values_list("value", flat=True)) == {"Nussallergie", "Rätin"}


def test_who_calls_instead_of_clicking_is_confirmed_by_telephone(event, client):
    registration = register(event, verified=False)
    client.post(address(event, registration.pk), {"action": "confirm-by-telephone"})
    assert states(registration) == ["confirmed"]
    change = registration.transitions.last()
    assert change.act == "by-telephone"
    assert change.by
    assert "confirm-by-telephone" not in [name for name, *_ in acts(client, event, registration)]


def acts(client, event, registration):
    return client.get(address(event, registration.pk)).context["acts"]


def test_the_mail_of_the_present_state_is_sent_again_with_another_link(event, client):
    waiting = register(event, verified=False, email="ana@example.org")
    client.post(address(event, waiting.pk), {"action": "resend"})
    assert kinds("ana@example.org") == ["events.verify", "events.verify"]
    first, second = written(to="ana@example.org")
    assert first.text != second.text
    assert waiting.transitions.last().act == "resent"
    assert states(waiting) == ["unverified"]


def test_one_who_waits_gets_an_offer_out_of_turn_past_the_capacity_only_when_ticked(event, client):
    register(event, seats=4)
    before, chosen = register(event), register(event)
    client.post(address(event, chosen.pk), {"action": "offer"})
    assert states(before, chosen) == ["waitlisted", "waitlisted"]
    client.post(address(event, chosen.pk), {"action": "offer", "tick": "on"})
    assert states(before, chosen) == ["waitlisted", "offered"]
    change = chosen.transitions.last()
    assert (change.act, change.over_capacity) == ("out-of-turn", True)
    assert change.by


def test_several_are_moved_with_one_question_and_a_true_count(event, client):
    first, second, ended = register(event), register(event, seats=2), register(event)
    organiser.cancel(ended, None)
    online = register(event, attendance="online")
    ids = [row.pk for row in (first, second, ended, online)]
    question = client.post(address(event, name="list"), {"action": "to-online", "registration": ids})
    assert [row.pk for row in question.context["rows"]] == [first.pk, second.pk]
    assert (question.context["places"], question.context["left"]) == (3, 2)
    form = soup_of(question).select_one("form ul").find_parent("form")
    sent = {"action": "to-online", "sure": "on"}
    sent["registration"] = [field["value"] for field in form.select("[name=registration]")]
    client.post(address(event, name="list"), sent)
    ways = dict(Registration.objects.values_list("pk", "attendance"))
    assert [ways[pk] for pk in ids[:3]] == ["online", "on-site", "on-site"], "no more than there are places"
    assert first.transitions.last().act == "moved"


def test_a_party_is_entered_with_its_names_and_answers(event, client):
    fields = {"name": "Telefon", "email": "t@example.org", "language": "uk", "attendance": "on-site", "seats": 3}
    fields |= {"others": "Erste\nZweite", "role": "Bürgermeisterin", "has_consent": "on"}
    assert client.post(address(event, name="add"), fields).status_code == 302
    registration = Registration.objects.get()
    assert registration.people == ["Telefon", "Erste", "Zweite"]
    assert registration.answers.get().value == "Bürgermeisterin"
    assert "Erste, Zweite" in written().get().text
    wrong = client.post(address(event, name="add"), fields | {"seats": 2, "email": ""})
    assert list(wrong.context["form"].errors) == ["seats"]


def test_nobody_is_put_into_a_way_that_the_event_has_no_longer(event, client):
    registration = register(event)
    EventPage.objects.filter(pk=event.pk).update(status="moved-online")
    event, known = EventPage.objects.get(pk=event.pk), {"name": "A", "email": "a@example.org", "language": "de"}
    with pytest.raises(ValidationError, match="nicht teilnehmen"):
        organiser.add(event, None, attendance="on-site", **known)
    Registration.objects.update(attendance="online")
    registration.refresh_from_db()
    with pytest.raises(ValidationError, match="nicht teilnehmen"):
        organiser.change_quota(registration, "on-site", None)
    edit(client, event, registration, attendance="on-site")
    assert registration.attendance == "online"


def test_nobody_is_entered_into_a_cancelled_event(event, client):
    EventPage.objects.filter(pk=event.pk).update(status="cancelled")
    fields = {"name": "Ana Muster", "language": "de", "attendance": "on-site", "seats": "1", "has_consent": "on"}
    response = client.post(address(event, name="add"), fields | {"role": "Rat"})
    assert response.context["form"].non_field_errors() == ["Diese Veranstaltung wurde abgesagt."]
    assert 'value="Ana Muster"' in response.content.decode()
    assert not Registration.objects.exists()


def test_a_mail_about_words_that_were_replaced_is_not_written(event):
    first = register(event, verified=False, email="p@example.org", seats=2, attendees=["B"])
    service.shrink(first, 1)
    register(event, verified=False, email="p@example.org")
    assert not written(about_id=first.pk, kind="events.changed", is_written=True).exists()
    assert not SignedLink.objects.of(first).valid().exists()


def test_notes_on_whoever_was_erased_meanwhile_stay_in_the_form_with_a_sentence(event, client):
    registration = register(event, name="Ana Muster", email="ana@example.org")
    privacy.anonymise(Registration.objects.filter(pk=registration.pk))
    answer = client.post(address(event, registration.pk), {"action": "notes", "notes": "Kommt mit dem Rad"})
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"notes"}
    assert "Kommt mit dem Rad" in soup_of(answer).find(id="id_notes").get_text()


def test_what_the_person_changed_meanwhile_is_not_undone(event, client):
    registration = register(event, seats=3, attendees=["Bo", "Cy"])
    url = address(event, registration.pk)
    form = fields_of(client, url) | {"action": "edit", "organisation": "Stadt", "role": "Rat"}
    service.strike_off(registration, [str(registration.attendees.get(name="Bo").pk)])
    answer = client.post(url, form)
    registration.refresh_from_db()
    assert (registration.seats, registration.people[1:]) == (2, ["Cy"])
    shown = answer.context["edit_form"]
    assert "inzwischen geändert" in str(shown.non_field_errors())
    assert soup_of(answer).select_one("form[action='#edit'] > input[type=hidden][name=shown]")["value"]
    assert shown["organisation"].value() == "Stadt"
    assert client.post(url, form | {"shown": shown["shown"].value()}).status_code == 302, "who has seen it may insist"
    registration.refresh_from_db()
    assert registration.people[1:] == ["Bo", "Cy"]


def test_notes_from_the_door_on_people_of_one_name_stay_apart(event, client):
    registration = register(event, seats=3, attendees=["Gast", "Gast"])
    notes.merge(event, [notes.Note(timezone.now(), True, registration.pk, 2)], None)
    edit(client, event, registration, organisation="Stadt", role="Rat")
    assert list(registration.check_ins.values_list("position", flat=True)) == [2]


@pytest.mark.parametrize(
    ("came", "changes", "stay"),
    [
        ([1, 3], {"seats": 2, "others": "Cy"}, {1: "Ana", 2: "Cy"}),
        ([1, 2], {"seats": 2, "others": "Cy"}, {1: "Ana"}),
        ([1, 2], {"others": "Bodo\nCy"}, {1: "Ana", 2: "Bodo"}),
        ([2, 4], {"others": "Xenia\nBo\nCy"}, {3: "Bo"}),
    ],
)
def test_what_was_noted_at_the_door_stays_with_the_person(came, changes, stay, event, client):
    registration = register(event, name="Ana", seats=4 if 4 in came else 3, attendees=["Bo", "Cy"])
    notes.merge(event, [notes.Note(timezone.now(), True, registration.pk, position) for position in came], None)
    edit(client, event, registration, role="Rat", **changes)
    rows = [person for person in people_of(registration) if person.check_in]
    assert {person.position: person.name for person in rows} == stay
    assert registration.check_ins.count() == len(stay)


def test_a_smaller_party_may_choose_a_session_with_room_for_it(event, client):
    workshop = session(event, "Werkstatt", 0, seats=1)
    registration = register(event, seats=3, attendees=["Bo", "Cy"], email="ana@example.org")
    assert edit(client, event, registration, seats=1, others="", sessions=[workshop.pk]).status_code == 302
    assert registration.sessions == [workshop]
    mail = written(kind="events.edited", to="ana@example.org").get()
    assert "Werkstatt" in bytes(mail.attachments.get().content).decode(), "the calendar entry follows"


def test_who_came_again_and_left_again_can_have_the_first_address_corrected(event, client):
    wrong = register(event, verified=False, email="tippfeler@example.org")
    service.cancel(register(event, email="tippfehler@example.org"))
    edit(client, event, wrong, email="tippfehler@example.org", role="Rat")
    of_this_one = OutboxMail.objects.filter(kind="events.verify", about_id=wrong.pk)
    assert mails.should_send(of_this_one.get(to="tippfehler@example.org"))
