"""A working group: who joins, and that nobody else sees what is for its members."""

import datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from core.mail.models import OutboxMail
from core.privacy import links, retention
from home.staff import roles
from partnerships.models import GroupMember, GroupNote, WorkingGroupPage
from partnerships.working_groups import service
from search import index
from tests import factories, sitemaps
from tests.addresses import below
from tests.canaries import places_of
from tests.html import soup_of
from tests.sending import link_in, send_form

pytestmark = pytest.mark.django_db
EMAIL = "amina.kanarienvogel@example.org"
SECRET = "Geheimsache"


@pytest.fixture(scope="module")
def kept_group(kept):
    return factories.translated_page(factories.WorkingGroupPageFactory, title="AG Partnerschaften", slug="ag").pk


@pytest.fixture
def group(kept_group, db):
    return WorkingGroupPage.objects.get(pk=kept_group)


@pytest.fixture
def note(group, settings):
    note = GroupNote(group=group, title_de=f"{SECRET} eins", text_de=f"<p>{SECRET} zwei</p>")
    note.file = ContentFile(factories.pdf(f"{SECRET} drei"), name=f"{SECRET}.pdf")
    note.save()
    return note


@pytest.fixture
def member(group):
    return GroupMember.objects.create(
        group=group, state="accepted", name="Amina", email=EMAIL, municipality="Demo-Stadt", language="fr"
    )


@pytest.mark.parametrize("topics", [0, 1])
def test_an_editor_looks_at_a_draft_and_at_an_earlier_version(topics, group, client_of):
    group.topics.set([factories.TopicPageFactory.build().topic] * topics)
    revision = group.save_revision()
    client = client_of(roles.EDITORS)
    for name, further in (("view_draft", []), ("revisions_view", [revision.pk])):
        answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=[group.pk, *further]))
        assert group.title in answer.text


def mails(kind):
    return OutboxMail.objects.filter(kind=f"partnerships.groupmember_{kind}")


def ask(page, **fields):
    person = {"person": "Amina Kanarienvogel", "email": EMAIL, "municipality": "Kanarienvogel-Stadt"}
    return send_form(below(page, "join"), **person | fields)


def confirm():
    return Client(enforce_csrf_checks=True).post(link_in(mails("receipt").latest("pk")), {"action": "confirm"})


def test_who_asks_confirms_is_accepted_and_leaves(group, locales, admin_client):
    assert ask(group.get_translation(locales["uk"]), role="Koordination", text="Wasser").status_code == 303
    person = GroupMember.objects.get()
    assert (person.group.pk, person.state, person.language) == (group.pk, "unconfirmed", "uk")
    confirm()
    assert "1 " in admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert admin_client.post(GroupMember.objects.get().accept_url).status_code == 302
    mail = mails("accepted").get()
    assert mail.language == "uk"
    address = link_in(mail)
    assert address.startswith("/uk/")
    reader = Client(enforce_csrf_checks=True)
    assert reader.post(address).status_code == 302, "not without the tick"
    assert GroupMember.objects.get().is_member
    assert reader.post(address, {"sure": "on"}).status_code == 200
    assert GroupMember.objects.get().state == "ended"
    assert reader.get(address).status_code == 404


def test_another_site_makes_nobody_leave(member, client):
    address = reverse("partnerships:members", args=[links.create(service.SCOPE, member, service.LINK_LASTS)])
    assert client.post(address, {"sure": "on"}, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert GroupMember.objects.get().is_member


def test_an_editor_may_refuse_and_end(group, member, admin_client):
    token = links.create(service.SCOPE, member, service.LINK_LASTS)
    admin_client.post(member.end_url)
    assert Client().get(reverse("partnerships:members", args=[token])).status_code == 404
    GroupMember.objects.update(state="waiting")
    admin_client.post(member.refuse_url, {"remark": "Le groupe est complet.\x00"})
    assert GroupMember.objects.get().state == "refused"
    assert mails("refused").get().to == EMAIL
    assert "Le groupe est complet.\n" in mails("refused").get().text


def test_the_forms_do_not_tell_who_is_a_member(group, member):
    def seen(address, email, **fields):
        response = send_form(address, email=email, **fields)
        shown = soup_of(Client().get(response["Location"])).main.get_text()
        return response.status_code, sorted(response.headers), shown

    for path, fields in (("mitglieder/", {}), ("beitreten/", {"person": "X", "municipality": "Y"})):
        address = f"{group.url}{path}"
        assert seen(address, EMAIL.upper(), **fields) == seen(address, "nobody@example.org", **fields)
    assert mails("link").count() == 1, "one an hour"
    assert mails("link").get().to == EMAIL
    assert GroupMember.objects.count() == 2


def test_only_members_get_a_link(group, member):
    for state in ("unconfirmed", "waiting", "refused", "ended"):
        GroupMember.objects.update(state=state)
        send_form(f"{group.url}mitglieder/", email=EMAIL)
    assert not mails("link").exists()


def test_members_see_and_open_what_is_theirs_in_their_language(group, note, member, client):
    note.title_fr = "Compte rendu"
    note.save()
    token = links.create(service.SCOPE, member, service.LINK_LASTS)
    with translation.override("fr"):
        page = client.get(reverse("partnerships:members", args=[token]))
    soup = soup_of(page)
    assert soup.find("h2").get_text() == "Compte rendu"
    assert soup.find(lang="de", class_="prose").get_text(strip=True) == f"{SECRET} zwei"
    answer = client.get(soup.select_one(".link-list a")["href"])
    assert SECRET.encode() in answer.getvalue()
    for response in (page, answer):
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response.headers["X-Robots-Tag"]
        assert not response.cookies
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("how", ["expired", "revoked", "ended", "other group", "other scope", "made up"])
def test_no_other_link_opens_anything(how, home, group, note, member, client):
    scope = "notice" if how == "other scope" else service.SCOPE
    if how == "other group":
        GroupMember.objects.update(group=factories.WorkingGroupPageFactory(parent=home, title="Andere", slug="andere"))
        member.refresh_from_db()
    token = "x" * 43 if how == "made up" else links.create(scope, member, service.LINK_LASTS)
    if how == "revoked":
        links.revoke(member)
    if how == "ended":
        GroupMember.objects.update(state="ended")
    with time_machine.travel(timezone.now() + service.LINK_LASTS * (2 if how == "expired" else 0)):
        page = client.get(reverse("partnerships:members", args=[token]))
        answer = client.get(reverse("partnerships:members_file", args=[token, note.pk]))
    assert SECRET not in page.content.decode()
    assert page.status_code == (200 if how == "other group" else 404)
    assert answer.status_code == 404
    assert client.get(reverse("partnerships:members_file", args=[token, 2**40])).status_code == 404


def test_nothing_for_members_leaks(group, note, locales, client):
    index.rebuild()
    pages = [group, *(group.get_translation(locales[code]) for code in ("fr", "uk"))]
    addresses = [page.url + path for page in pages for path in ("", "beitreten/", "mitglieder/")]
    addresses += [*sitemaps.ADDRESSES, f"/media/{note.file.name}", f"/documents/{note.pk}/x.pdf"]
    for address in addresses:
        assert SECRET not in client.get(address, {"q": SECRET} if "suche" in address else None).content.decode(), (
            address
        )
    assert {table for table, _column in places_of(SECRET)} == {"partnerships_groupnote"}


def test_files_are_what_they_say_and_go_with_their_note(group, note, admin_client, django_capture_on_commit_callbacks):
    fields = {"group": group.pk, "date": "2026-11-23", "title_de": "Neu", "file_language": "de"}
    fields |= {f"text_{code}": '{"entityMap": {}, "blocks": []}' for code in ("de", "fr", "uk")}
    address = reverse(GroupNote.snippet_viewset.get_url_name("add"))
    for name, content, fits in (
        ("a.pdf", b"<html>", False),
        ("a.exe", b"MZ", False),
        ("a.docx", b"%PDF-1.7", False),
        ("a.docx", factories.office("docx"), True),
    ):
        response = admin_client.post(address, fields | {"file": ContentFile(content, name=name)})
        assert response.status_code == (302 if fits else 200), name
    assert GroupNote.objects.count() == 2
    assert note.file.storage.exists(note.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        note.delete()
    assert not note.file.storage.exists(note.file.name)


def test_a_file_that_is_replaced_or_taken_away_does_not_stay(note, django_capture_on_commit_callbacks):
    storage, former = note.file.storage, note.file.name
    with django_capture_on_commit_callbacks(execute=True):
        note.title_fr = "Compte rendu"
        note.save()
    assert storage.exists(former)
    with django_capture_on_commit_callbacks(execute=True):
        note.file = ContentFile(factories.pdf("neu"), name="neu.pdf")
        note.save()
    assert (storage.exists(former), storage.exists(note.file.name)) == (False, True)
    new = note.file.name
    with django_capture_on_commit_callbacks(execute=True):
        note.file = ""
        note.save()
    assert not storage.exists(new)


def test_an_address_takes_part_once(group):
    ask(group)
    confirm()
    ask(group, person="Zweite")
    assert GroupMember.objects.count() == 1, "a known address makes no second request"
    GroupMember.objects.update(state="unconfirmed")
    ask(group)
    assert confirm().status_code == 302
    first = mails("receipt").earliest("pk")
    answer = Client(enforce_csrf_checks=True).post(link_in(first), {"action": "confirm"})
    assert answer.status_code == 422
    assert soup_of(answer).find(role="alert")


def test_with_the_page_of_the_group_its_members_are_forgotten(group, locales, client_of):
    ask(group.get_translation(locales["fr"]))
    mail = mails("receipt").get()
    client_of(roles.PUBLISHERS).post(reverse("wagtailadmin_pages:delete", args=[group.pk]))
    assert not GroupMember.objects.exists()
    assert Client().get(link_in(mail)).status_code == 404
    mail.refresh_from_db()
    assert mail.state == "withheld"
    assert places_of("kanarienvogel") == set()


def test_the_data_go_in_time(group, member):
    with time_machine.travel("2026-11-20"):
        ask(group, email="wartet.kanarienvogel@example.org")
    service.end(member)
    OutboxMail.objects.update(state="sent", finished_at=timezone.now())
    with time_machine.travel(timezone.now() + datetime.timedelta(days=92)):
        retention.run()
    assert not GroupMember.objects.exists()
    assert places_of("kanarienvogel") == set()


@pytest.mark.parametrize("has_file", [True, False])
def test_whoever_copies_a_note_is_told_that_its_file_does_not_come_along(note, admin_client, has_file):
    if not has_file:
        GroupNote.objects.update(file="")
    page = admin_client.get(reverse(GroupNote.snippet_viewset.get_url_name("copy"), args=[note.pk]))
    assert ("Die Datei wird nicht mitkopiert" in page.content.decode()) is has_file
