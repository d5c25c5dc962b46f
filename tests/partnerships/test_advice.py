import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from core.mail import worker
from core.mail.models import OutboxMail
from core.privacy import persons, retention
from core.public_forms.models import Attachment, Submission
from home.models import GuideChapterPage, SiteSettings, Topic
from partnerships.advice import reuse, service
from partnerships.models import AdvicePage, AdviceRequest, AdviceRoute, AnswerTemplate
from partnerships.wiring import ADVICE_GROUP
from tests import factories, roles
from tests.canaries import places_of
from tests.html import soup_of
from tests.sending import send_form

pytestmark = pytest.mark.django_db
EMAIL = "canary.kanarienvogel@example.org"


@pytest.fixture(scope="module")
def kept_page(kept):
    return factories.translated_page(factories.AdvicePageFactory, title="Beratung", slug="beratung").pk


@pytest.fixture
def page(kept_page, db):
    return AdvicePage.objects.get(pk=kept_page)


@pytest.fixture
def send(page):
    """Fill in the page's form as a person would, in half a minute, and send it."""

    def send(client=None, address=page.url, **changes):
        filled = {
            "municipality": "Kanarienvogel-Stadt",
            "role": "volunteer",
            "country": "BI",
            "topic": "",
            "stage": "",
            "concern": "Wie gründen wir einen Kanarienvogel-Verein?",
            "person": "Amina Kanarienvogel",
            "email": EMAIL,
            "contact": "email",
            "preferred_language": "fr",
        }
        return send_form(address, client=client, **filled | changes)

    return send


@pytest.fixture
def case(send):
    assert send(files=SimpleUploadedFile("kanarienvogel.pdf", factories.pdf("Kanarienvogel"))).status_code == 303
    return AdviceRequest.objects.get()


@pytest.fixture
def adviser(django_user_model):
    user = django_user_model.objects.create_user("beratung", "beratung@example.org", "a-password-for-tests")
    user.groups.add(Group.objects.get(name=ADVICE_GROUP))
    return user


def test_a_request_gets_a_number_a_receipt_and_a_due_date(send, client):
    response = send()
    case = AdviceRequest.objects.get()
    assert case.number == f"2026-{case.pk:04d}"
    assert case.due_on.isoformat() == "2026-11-25"
    with time_machine.travel("2026-11-20 10:05"):
        thanks = client.get(response.headers["Location"])
    assert case.number in soup_of(thanks).find(id="sent").get_text()
    assert not thanks.cookies
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.kind, mail.language) == (EMAIL, "partnerships.advice_receipt", "de")
    assert case.number in mail.subject
    assert case.number in mail.text


@pytest.mark.parametrize("code", ["fr", "uk"])
def test_form_and_receipt_are_in_the_language_of_the_page(code, page, send, locales):
    assert send(address=page.get_translation(locales[code]).url).status_code == 303
    assert AdviceRequest.objects.get().language == OutboxMail.objects.get().language == code


def test_errors_come_back_with_what_was_typed(send):
    response = send(email="x", contact="phone", country="XX", topic="999", concern="")
    assert response.status_code == 422
    soup = soup_of(response)
    targets = {link["href"] for link in soup.find(id="form-errors").find_all("a")}
    assert targets == {"#id_country", "#id_topic", "#id_concern", "#id_email", "#id_phone"}
    assert soup.find(id="id_person")["value"] == "Amina Kanarienvogel"
    assert not AdviceRequest.objects.exists()
    assert not OutboxMail.objects.exists()


def test_the_route_that_says_most_wins(django_user_model):
    topic = Topic.objects.create(name_de="Wasser", name_fr="Eau", name_uk="Вода", slug="wasser")
    users = [django_user_model.objects.create_user(name, f"{name}@example.org", "x") for name in "abcd"]
    for user in users:
        user.groups.add(Group.objects.get(name=ADVICE_GROUP))
    for user, country, about in zip(users, ["", "BI", "", "BI"], [None, None, topic, topic], strict=True):
        AdviceRoute.objects.create(owner=user, country=country, topic=about)
    cases = [("UA", None), ("BI", None), ("UA", topic), ("BI", topic)]
    assert [service.route_for(*case).owner for case in cases] == users
    users[3].is_active = False
    users[3].save()
    assert service.route_for("BI", topic).owner == users[1]


def test_a_group_is_told_and_without_one_all_who_may_read(send, adviser, django_user_model):
    other, editor = (django_user_model.objects.create_user(name, f"{name}@example.org", "x") for name in "ab")
    burundi = Group.objects.create(name="Burundi")
    editor.groups.add(Group.objects.get(name="Redaktion"), burundi)
    other.groups.add(Group.objects.get(name=ADVICE_GROUP), burundi)
    AdviceRoute.objects.create(group=burundi, country="BI")
    send()
    told = OutboxMail.objects.filter(kind="partnerships.advice_arrived")
    assert {mail.to for mail in told} == {other.email}  # the editor is of the group, but may not read requests
    assert AdviceRequest.objects.get().group == burundi
    send(country="UA", concern="Etwas anderes")
    assert {mail.to for mail in told.all()} == {other.email, adviser.email}
    other.is_active = False
    other.save()
    assert service.route_for("BI", None) is None


def test_the_inbox_is_filtered_by_group(case, adviser):
    client = Client()
    client.force_login(adviser)
    address = reverse(AdviceRequest.snippet_viewset.get_url_name("list"))
    group = adviser.groups.get()
    assert case.number not in client.get(address, {"group": group.pk}).content.decode()
    AdviceRequest.objects.update(group=group)
    assert case.number in client.get(address, {"group": group.pk}).content.decode()


@pytest.fixture
def guide(home):
    return factories.GuidePageFactory(parent=home, title="Leitfaden")


def test_an_answer_becomes_a_draft_that_tells_nobody_who_asked(case, adviser, guide):
    client = Client()
    client.force_login(adviser)
    assert client.get(case.reuse_url).status_code == 302  # not answered yet
    service.answer(case, "Liebe Frau Kanarienvogel, so geht es.", adviser, "1")
    assert guide not in reuse.ReuseForm(case=case, user=adviser).fields["guide"].queryset
    adviser.groups.add(Group.objects.get(name="Redaktion"))
    form = soup_of(client.get(case.reuse_url)).find("form", method="post")
    assert not form.find(id="id_question").get("value")
    assert not form.textarea.string.strip()
    filled = {
        "key": form.find("input", attrs={"name": "key"})["value"],
        "question": "Wie gründet man einen Verein?",
        "answer": "Mit sieben Personen <b>und</b> einer Satzung.",
        "guide": guide.pk,
    }
    before = places_of("kanarienvogel")
    AdviceRequest.objects.update(phone="+49 170 4711")
    for telling in ("Kanarienvogel", EMAIL, "kanarienvogel-stadt", "+49 170 4711", case.number):
        assert client.post(case.reuse_url, filled | {"answer": f"Es war {telling}."}).status_code == 200
    assert not GuideChapterPage.objects.exists()
    numbers = places_of(case.number)
    for _click in range(2):
        assert client.post(case.reuse_url, filled).status_code == 302
    draft = GuideChapterPage.objects.get(alias_of=None)
    assert (draft.live, draft.title, draft.get_parent().pk) == (False, filled["question"], guide.pk)
    assert "<b>" not in str(draft.body)
    assert Client().get(draft.get_url()).status_code == 404
    assert places_of("kanarienvogel") == before
    assert places_of(case.number) == numbers


def test_the_owner_is_told_without_personal_data(send, adviser):
    AdviceRoute.objects.create(owner=adviser, country="BI")
    send()
    case = AdviceRequest.objects.get()
    mail = OutboxMail.objects.get(kind="partnerships.advice_arrived")
    assert (case.owner, mail.to) == (adviser, adviser.email)
    assert "anarienvogel" not in mail.text + mail.html + mail.subject


def test_a_new_owner_whose_address_takes_no_mails_keeps_nobody_from_giving_the_case(case, adviser, django_user_model):
    other = roles.user_of("redaktion")
    other.groups.set(adviser.groups.all())
    django_user_model.objects.filter(pk=other.pk).update(email="redaktion@intranet")
    address = reverse(AdviceRequest.snippet_viewset.get_url_name("edit"), args=[case.pk])
    changed = {"state": "working", "owner": other.pk, "due_on": "", "notes": ""}
    assert roles.client_of(adviser).post(address, changed).status_code == 302
    case.refresh_from_db()
    assert case.owner == other


def test_the_group_for_advice_works_in_the_inbox_and_others_do_not(case, adviser, django_user_model):
    client = Client()
    client.force_login(adviser)
    viewset = AdviceRequest.snippet_viewset
    assert case.number in client.get(reverse(viewset.get_url_name("list"))).content.decode()
    edit = client.get(reverse(viewset.get_url_name("edit"), args=[case.pk])).content.decode()
    attachment = reverse("public_forms:attachment", args=[Attachment.objects.get().pk])
    assert "Kanarienvogel-Verein" in edit
    assert attachment in edit
    assert client.get(attachment).status_code == 200
    changed = {"state": "closed", "owner": adviser.pk, "due_on": "", "notes": "erledigt", "email": "other@example.org"}
    assert client.post(reverse(viewset.get_url_name("edit"), args=[case.pk]), changed).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.notes, case.email, case.closed_at is None) == ("closed", "erledigt", EMAIL, False)
    editor = django_user_model.objects.create_user("redaktion", "redaktion@example.org", "x")
    editor.groups.add(Group.objects.get(name="Redaktion"))
    client.force_login(editor)
    for address in (reverse(viewset.get_url_name("list")), case.answer_url, attachment):
        assert client.get(address).status_code in {302, 403}


def test_an_answer_is_sent_once_in_the_language_asked_for(case, adviser):
    client = Client()
    client.force_login(adviser)
    template = AnswerTemplate.objects.create(name="Erstantwort", text_de="Guten Tag", text_fr="Bonjour")
    form = soup_of(client.get(case.answer_url, {"template": template.pk})).find("form", method="post")
    assert form.textarea.string.strip() == "Bonjour"
    filled = {"key": form.find("input", attrs={"name": "key"})["value"], "text": "Bonjour,\n\nvoici <b>la</b> réponse."}
    for _click in range(2):
        assert client.post(case.answer_url, filled).status_code == 302
    mail = OutboxMail.objects.get(kind="partnerships.advice_answer")
    assert (mail.to, mail.language) == (EMAIL, "fr")
    assert "<b>" not in mail.html.partition("voici")[2][:40]
    case.refresh_from_db()
    assert (case.state, case.answers.count()) == ("answered", 1)


def test_180_days_after_closing_nothing_is_left(case, adviser, django_capture_on_commit_callbacks):
    service.answer(case, "Kanarienvogel-Antwort", adviser, "1")
    case.state = case.State.CLOSED
    with time_machine.travel("2027-01-01"):
        case.closed_at = None
        case.save()
    OutboxMail.objects.update(state="sent", finished_at=case.closed_at)
    with time_machine.travel("2027-06-29"):
        retention.run()
        assert AdviceRequest.objects.exists()
    with time_machine.travel("2027-07-01"), django_capture_on_commit_callbacks(execute=True):
        retention.run()
    assert places_of("kanarienvogel") == set()
    assert not Submission.objects.exists()


def test_a_person_is_exported_and_erased(case, django_capture_on_commit_callbacks):
    path = Attachment.objects.get().file.path
    exported = persons.export_json(EMAIL)
    assert "Kanarienvogel-Verein" in exported
    assert "kanarienvogel.pdf" in exported
    with django_capture_on_commit_callbacks(execute=True):
        persons.erase(EMAIL)
    assert places_of("kanarienvogel") == set()
    with pytest.raises(FileNotFoundError):
        open(path)  # noqa: SIM115


def test_a_route_stays_as_long_as_it_leads_to_a_group_or_a_person(adviser):
    group, other = (Group.objects.create(name=name) for name in ("Burundi", "Ukraine"))
    AdviceRoute.objects.create(owner=adviser, group=group, country="BI")
    AdviceRoute.objects.create(owner=adviser, group=other, country="UA")
    AdviceRoute.objects.create(owner=adviser, country="FR")
    other.delete()
    assert set(AdviceRoute.objects.values_list("country", flat=True)) == {"BI", "UA", "FR"}
    adviser.delete()
    assert AdviceRoute.objects.get().group == group
    group.delete()
    assert not AdviceRoute.objects.exists()


def test_a_route_to_somebody_who_may_not_open_the_case_leads_to_all_who_may(send, adviser):
    AdviceRoute.objects.create(owner=roles.user_of("redaktion"), country="BI")
    send()
    assert AdviceRequest.objects.get().owner is None
    assert [mail.to for mail in OutboxMail.objects.filter(kind="partnerships.advice_arrived")] == [adviser.email]


def test_an_owner_who_may_no_longer_open_the_case_is_not_the_only_one_told(case, adviser):
    case.owner = roles.user_of("redaktion")
    assert list(service.told_of(case)) == [adviser]


@pytest.mark.parametrize("address", ["", "a@i❤.ws"])
def test_where_the_owner_cannot_be_written_to_the_others_are_told(address, case, adviser, django_user_model):
    case.owner = django_user_model.objects.create_user("berater", address)
    case.owner.groups.add(Group.objects.get(name=ADVICE_GROUP))
    assert list(service.told_of(case)) == [adviser]


@pytest.mark.parametrize("outsider", ["redaktion", "datenschutz", "inactive"])
def test_only_those_who_may_open_a_case_can_own_it_or_a_route(outsider, case, adviser):
    client = roles.client_of(adviser)
    if outsider == "inactive":
        user = roles.user_of("traduction", is_active=False)
        user.groups.add(adviser.groups.get())
    else:
        user = roles.user_of(outsider)
    edit = reverse(AdviceRequest.snippet_viewset.get_url_name("edit"), args=[case.pk])
    add = reverse(AdviceRoute.snippet_viewset.get_url_name("add"))
    values = {"state": "working", "owner": user.pk, "due_on": "", "notes": "Notiz", "country": "BI"}
    for address in (edit, add):
        offered = {option["value"] for option in soup_of(client.get(address)).find(id="id_owner").find_all("option")}
        assert offered == {"", str(adviser.pk)}
        refused = soup_of(client.post(address, values))
        field = refused.find(id="id_owner").find_parent(class_="w-field")
        assert "darf keine Beratungsanfragen öffnen" in field.get_text()
    assert AdviceRequest.objects.get().owner is None
    assert not AdviceRoute.objects.exists()
    AdviceRequest.objects.update(owner=user)  # who has left the group since
    stale = soup_of(client.post(edit, values))
    assert stale.find(id="id_notes").string.strip() == "Notiz"
    assert AdviceRequest.objects.get().owner == user


def test_a_form_opened_earlier_saves_only_what_was_changed_in_it(case, adviser):
    client, edit = roles.client_of(adviser), reverse(AdviceRequest.snippet_viewset.get_url_name("edit"), args=[case.pk])
    soup = soup_of(client.get(edit))
    shown = {field["name"]: field.get("value", "") for field in soup.select("[name^=initial-]")}
    assert set(shown) == {f"initial-{name}" for name in ("state", "group", "owner", "due_on", "notes")}
    service.answer(case, "So geht es.", adviser, "1")
    AdviceRequest.objects.update(owner=adviser)
    sent = shown | {name.removeprefix("initial-"): value for name, value in shown.items()}
    assert client.post(edit, sent | {"notes": "Rückruf"}).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.owner, case.notes) == ("answered", adviser, "Rückruf")
    assert client.post(edit, sent | {"state": "working"}).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.owner, case.notes) == ("working", adviser, "Rückruf")


def test_old_and_new_owner_are_told_in_their_language(case, adviser):
    other = roles.user_of("pereklad")
    other.groups.add(adviser.groups.get())
    UserProfile.objects.create(user=other, preferred_language="uk")
    edit = reverse(AdviceRequest.snippet_viewset.get_url_name("edit"), args=[case.pk])
    values = {"state": "working", "due_on": "", "notes": ""}

    def give(by, to):
        OutboxMail.objects.all().delete()
        roles.client_of(by).post(edit, values | {"owner": to.pk if to else ""})
        return {
            (mail.kind.removeprefix("partnerships.advice_"), mail.to, mail.language)
            for mail in OutboxMail.objects.all()
        }

    assert give(by=adviser, to=adviser) == set()  # nobody writes to themselves
    assert give(by=adviser, to=other) == {("assigned", other.email, "uk")}
    assert give(by=adviser, to=other) == set()
    assert give(by=other, to=adviser) == {("assigned", adviser.email, "de")}
    assert give(by=other, to=None) == {("passed_on", adviser.email, "de")}
    assert give(by=adviser, to=other) == {("assigned", other.email, "uk")}  # each time anew
    mail = OutboxMail.objects.get()
    assert case.number in mail.subject
    assert edit in mail.text
    assert "anarienvogel" not in mail.text


def test_an_answer_comes_from_a_person_and_can_be_answered_a_receipt_is_automatic(case, adviser, home):
    SiteSettings.objects.update_or_create(site=home.get_site(), defaults={"email": "office@example.org"})
    service.answer(case, "So geht es.", adviser, "1")
    sent = worker.build(OutboxMail.objects.get(kind="partnerships.advice_answer"))
    assert sent.reply_to == ["office@example.org"]
    assert not {"Auto-Submitted", "X-Auto-Response-Suppress"} & set(sent.extra_headers)
    receipt = worker.build(OutboxMail.objects.get(kind="partnerships.advice_receipt"))
    assert receipt.extra_headers["Auto-Submitted"] == "auto-generated"


def test_who_answers_second_reads_the_first_answer_before(case, adviser):
    first, second = (roles.client_of(user) for user in (adviser, roles.user_of("admin")))

    def shown(page):
        return {field["name"]: field["value"] for field in soup_of(page).select("[name=key], [name=known]")}

    opened = {client: shown(client.get(case.answer_url)) for client in (first, second)}
    first.post(case.answer_url, opened[first] | {"text": "Gründen Sie zu siebt."})
    refused = second.post(case.answer_url, opened[second] | {"text": "Zu dritt genügt."})
    for words in ("Inzwischen", "Gründen Sie zu siebt.", "Zu dritt genügt."):
        assert words in refused.text
    assert OutboxMail.objects.filter(kind="partnerships.advice_answer").count() == 1
    assert second.post(case.answer_url, shown(refused) | {"text": "Und zahlen Sie wenig."}).status_code == 302
    assert OutboxMail.objects.filter(kind="partnerships.advice_answer").count() == 2
    assert "schon versandt" in first.post(case.answer_url, opened[first] | {"text": "x"}, follow=True).text
