"""Events that are not for all: found by those they are for alone, and nobody else gets in."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from core.mail.models import OutboxMail
from core.public_forms import limits
from core.public_forms.form import form_named
from events import privacy
from events.models import EventCode, EventPage, Registration
from events.registration import codes, service
from partnerships.models import GroupMember
from partnerships.working_groups import service as groups
from tests import factories
from tests.events.registrations import register, states
from tests.events.test_registration_pages import send
from tests.html import soup_of
from tests.mails import written

pytestmark = pytest.mark.django_db
UNKNOWN = {
    "de": "Diesen Code kennen wir nicht.", "fr": "Nous ne connaissons pas ce code.", "uk": "Ми не знаємо такого коду.",
}  # fmt: skip
FACTS = {"policy": "open", "street": "Geheimgasse 5", "directions": "Durch den Hof", "countries": ["UA"]}


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept("Klausur", open_to="code", capacity_on_site=9, **FACTS).pk


@pytest.fixture
def invited(event):
    return event


def make_code(event, **facts):
    given = {"note": "", "uses_allowed": 1, "valid_until": None} | facts
    return codes.make(event, 1, **given)[0]


def people():
    return list(Registration.objects.exclude(state__in=Registration.ENDED).values_list("name", flat=True))


def test_an_organiser_makes_codes_and_one_gets_in_by_the_link(invited, admin_client, client):
    address = reverse("participants:codes", args=[invited.pk])
    assert address in admin_client.get(reverse("participants:list", args=[invited.pk])).content.decode()
    given = {"number": "3", "uses_allowed": "1", "note": "Stadt Ulm", "valid_until": ""}
    assert admin_client.post(address, given).status_code == 302
    assert admin_client.post(address, given | {"number": "0"}).status_code == 422
    made = list(EventCode.objects.filter(event=invited, note="Stadt Ulm"))
    assert len({code.code for code in made}) == 3
    shown = soup_of(admin_client.get(address))
    link = shown.select_one("#links-uk").get_text().split()[0]
    assert made[0].code in b"".join(admin_client.get(f"{address}?csv")).decode()

    form = soup_of(client.get(link)).main.form
    assert form.find("input", attrs={"name": "code"})["value"] == made[0].code
    assert send(invited, code=f" {made[0].code[:5].lower()}-{made[0].code[5:]} ").status_code == 303
    assert Registration.objects.get().code == made[0]
    assert "1 von 1" in admin_client.get(address).content.decode()

    admin_client.post(address, {"delete": made[0].pk})
    assert not EventCode.objects.filter(pk=made[0].pk).exists()
    assert people() == ["Amina Muster"]


def test_the_file_of_codes_is_in_the_organisers_language(invited, admin_client, admin_user):
    UserProfile.objects.create(user=admin_user, preferred_language="fr")
    file = admin_client.get(f"{reverse('participants:codes', args=[invited.pk])}?csv")
    assert "Inscriptions autorisées" in b"".join(file).decode()


def test_a_stranger_without_a_code_is_told_so_and_loses_no_word(invited, subtests):
    for language, words in UNKNOWN.items():
        with subtests.test(language):
            response = send(invited, language, code="ABCDEFGHJK")
            shown = soup_of(response)
            assert response.status_code == 422
            assert words in shown.main.get_text()
            assert shown.find("input", attrs={"name": "person"})["value"] == "Amina Muster"
    assert send(invited).status_code == 422
    assert not people()
    assert not OutboxMail.objects.exists()


def test_wrong_codes_count_until_one_must_wait(invited, monkeypatch):
    monkeypatch.setattr(form_named("registration"), "limits", limits.Limits(per_address=2))
    tries = [send(invited, age=10, code=f"ABCDEFGH{number}").status_code for number in range(22, 26)]
    assert tries == [422, 422, 429, 429]


def test_a_use_is_a_registration_that_has_not_ended(invited):
    code = make_code(invited)
    first = register(invited, code=code.code)
    with pytest.raises(ValidationError, match="so oft verwendet"):
        register(invited, code=code.code)
    service.cancel(first)
    with pytest.raises(ValidationError, match="so oft verwendet"):
        register(invited, code=code.code)  # the cancellation can still be undone
    Registration.objects.filter(pk=first.pk).update(seats_held=0, lasts_until=None)
    second = register(invited, code=code.code)
    assert states(first, second) == ["cancelled", "confirmed"]


def test_a_second_try_with_the_same_code_replaces_the_first(invited):
    code = make_code(invited)
    first = register(invited, verified=False, email="a@example.org", code=code.code)
    second = register(invited, email="a@example.org", code=code.code)
    assert states(first, second) == ["expired", "confirmed"]


def test_who_confirms_too_late_does_not_use_a_code_twice(invited):
    code = make_code(invited)
    late = register(invited, verified=False, code=code.code)
    Registration.objects.filter(pk=late.pk).update(state="expired", seats_held=0, lasts_until=None)
    register(invited, code=code.code)
    with pytest.raises(ValidationError, match="so oft verwendet"):
        service.verify(late)


def test_an_erased_registration_does_not_lead_to_the_note_of_its_code(invited):
    registration = register(invited, code=make_code(invited, note="Frau Muster").code)
    privacy.erase_at_wish(registration)
    assert Registration.objects.get().code is None


def test_a_code_ends_after_its_last_day(invited):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    with pytest.raises(ValidationError, match="galt bis"):
        register(invited, code=make_code(invited, valid_until=yesterday).code)
    assert register(invited, code=make_code(invited, valid_until=timezone.localdate()).code).state == "confirmed"


def test_only_its_own_codes_open_an_event(invited, make_in_german):
    other = make_in_german("Andere", open_to="code", policy="open")
    with pytest.raises(ValidationError, match="kennen wir nicht"):
        register(invited, code=make_code(other).code)


@pytest.fixture
def group(db):
    return factories.translated_page(factories.WorkingGroupPageFactory, title="AG Wasser")


@pytest.fixture
def member(group):
    facts = {"name": "Olena", "municipality": "Lwiw", "language": "uk", "state": "accepted"}
    return GroupMember.objects.create(group=group, email="olena@example.net", **facts)


def test_members_alone_get_the_mail_and_nobody_learns_who_is_one(make, group, member, client):
    event = make("Sitzung", open_to="group", working_group=group, **FACTS)
    answers = [send(event, email=email) for email in ("fremd@example.org", "Olena@Example.net")]
    assert {response.status_code for response in answers} == {303}
    pages = [soup_of(client.get(response.url.partition("#")[0])).main.get_text() for response in answers]
    assert pages[0] == pages[1]
    assert "Wenn die angegebene Adresse auf der Liste" in pages[0]
    assert [mail.to for mail in OutboxMail.objects.filter(kind="events.verify")] == ["Olena@Example.net"]
    with translation.override("uk"):
        shown = client.get(groups.link_for(member)).content.decode()
    ukrainian = EventPage.objects.get(translation_key=event.translation_key, locale__language_code="uk")
    assert ukrainian.get_url() in shown
    assert "AG Wasser" in client.get(event.url).content.decode()


@pytest.mark.parametrize("left", [True, False])
def test_who_has_left_the_group_before_confirming_is_not_let_in(left, make, group, member, client):
    event = make("Sitzung", open_to="group", working_group=group, **FACTS)
    send(event, email=member.email)
    link = written(kind="events.verify").get().text.partition("http://")[2].split()[0]
    if left:
        groups.end(member)
    answer = client.post("/" + link.partition("/")[2], {"action": "verify"})
    assert answer.status_code == (422 if left else 302)
    assert ("Nur Mitglieder" in answer.content.decode()) == left
    assert Registration.objects.get().state == ("unverified" if left else "confirmed")


def test_without_the_page_of_its_group_an_event_takes_no_registrations(make, group, member, client):
    event = make("Sitzung", open_to="group", working_group=group, **FACTS)
    group.delete()
    event = EventPage.objects.get(pk=event.pk)
    assert client.get(event.url).status_code == 200
    assert send(event, email=member.email).status_code == 422
    assert not Registration.objects.exists()


@pytest.mark.parametrize("open_to", ["all", "code"])
def test_only_events_for_all_are_in_what_is_public(open_to, make, index, terms, home, client):
    event = make("Klausurtagung", open_to=open_to, topics=[terms[0]], **FACTS)
    country = factories.CountryFocusPageFactory(parent=home, country="UA", title="Land")
    topic = factories.TopicPageFactory(parent=home, topic=terms[0], title="Thema")
    overview = factories.SitemapPageFactory(parent=home, title="Übersicht")
    call_command("reindex", verbosity=0)
    month = f"monat/?month={event.starts_at:%Y-%m}"
    feeds = [f"kalender/{rest}" for rest in ("", "land/ua/", "thema/klima/")]
    addresses = [f"{index.url}{rest}" for rest in ("", month, *feeds)]
    addresses += [country.url, topic.url, overview.url, "/de/", "/sitemap/pages.xml", "/de/suche/?q=Klausurtagung"]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        content = b"".join(response).decode().replace("„Klausurtagung“", "")
        found = event.slug in content.replace("?q=Klausurtagung", "").lower()
        assert found == (open_to == "all"), address


def test_its_own_page_says_for_whom_it_is_and_not_where(invited, client):
    page = client.get(invited.url).content.decode()
    shown = soup_of(client.get(invited.url))
    assert "Für Eingeladene: Sie brauchen einen Code" in shown.main.get_text()
    for secret in ("Geheimgasse", "Durch den Hof", "9 Plätze", '"Event"'):
        assert secret not in page
    assert shown.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert client.get(f"{invited.url}kalender/").status_code == 404


def test_who_takes_part_is_told_where(invited, client):
    register(invited, code=make_code(invited).code)
    mail = written(kind="events.confirmed").get()
    assert "Geheimgasse" in mail.text
    link = mail.text.partition("http://")[2].split()[0]
    own = Client().get("/" + link.partition("/")[2]).content.decode()
    assert "Geheimgasse" in own
    assert "Durch den Hof" in own


def test_a_closed_event_needs_registration_here_and_its_group(make_in_german):
    event = make_in_german()
    for facts, field in (({"open_to": "code"}, "policy"), ({"open_to": "group", "policy": "open"}, "working_group")):
        for name, value in facts.items():
            setattr(event, name, value)
        with pytest.raises(ValidationError) as refused:
            event.clean()
        assert field in refused.value.message_dict
