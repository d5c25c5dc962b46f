"""The newsletter: asked for twice, sent once to each, ended at a click, and forgotten."""

import html
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from core.mail import worker
from core.mail.models import OutboxMail
from core.privacy import links, persons, retention
from core.privacy.models import SignedLink
from core.public_forms.models import Submission
from home.models import HomePage, Topic
from newsletter import sending, subscriptions
from newsletter.models import Issue, IssuePage, NewsletterPage, Subscriber
from newsletter.wiring import GROUP
from tests import factories, roles
from tests.canaries import places_of
from tests.html import soup_of
from tests.journeys.forms import fields_of
from tests.sending import send_form

pytestmark = [pytest.mark.django_db, pytest.mark.public_side]


@pytest.fixture(scope="module")
def kept_page(kept):
    return factories.translated_page(factories.NewsletterPageFactory, title="Newsletter", slug="newsletter").pk


@pytest.fixture
def page(kept_page, db):
    return NewsletterPage.objects.get(pk=kept_page)


@pytest.fixture
def ask(page):
    def ask(address=page.url, when="2026-11-20 10:00", **changes):
        filled = {"email": "amina@example.org", "language": "fr"}
        return send_form(address, when, **filled | changes)

    return ask


@pytest.fixture(scope="module")
def kept_issue(kept):
    home = HomePage.objects.get(locale__language_code="de")
    news = factories.NewsIndexPageFactory(parent=home, title="Neues", slug="neues")
    factories.translate(news, Locale.objects.get(language_code="fr"))
    german = factories.NewsPageFactory(parent=news, title="Brunnen", slug="brunnen", summary="Ein Brunnen.")
    hidden = factories.NewsPageFactory(parent=news, title="Geheim", slug="geheim", live=False)
    issue = Issue.objects.create(subject_de="Neues", subject_fr="Nouvelles", subject_uk="Новини")
    for position, shown in enumerate([german, hidden]):
        IssuePage.objects.create(issue=issue, page=shown, sort_order=position)
    return issue.pk


@pytest.fixture
def issue(kept_issue, db):
    return Issue.objects.get(pk=kept_issue)


def subscriber(number, **fields):
    fields = {"email": f"s{number}@example.org", "language": "de", "confirmed_at": timezone.now()} | fields
    return Subscriber.objects.create(**fields)


def address_of(row):
    return f"/de/newsletter-abo/{links.create(subscriptions.SCOPE, row, timedelta(days=1))}/"


def mails(kind="issue"):
    return OutboxMail.objects.filter(kind=f"newsletter.{kind}")


def test_a_subscription_holds_once_its_address_is_confirmed_by_a_button(ask, client):
    assert ask().status_code == 303
    row = Subscriber.objects.get()
    assert (row.email, row.language, row.confirmed_at) == ("amina@example.org", "fr", None)
    mail = mails("confirm").get()
    assert (mail.to, mail.language) == ("amina@example.org", "fr")
    address = next(word for word in mail.text.split() if "/abonnement-newsletter/" in word)
    path = address[address.index("/fr/") :]
    assert client.get(path).status_code == client.head(path).status_code == 200
    assert Subscriber.objects.get().confirmed_at is None
    response = client.post(path, {"action": "confirm"})
    assert response.status_code == 302
    assert Subscriber.objects.get().confirmed_at
    assert not response.cookies


def test_nobody_learns_who_reads_it(ask):
    first = ask()
    Subscriber.objects.update(confirmed_at=timezone.now())
    second = ask(email="AMINA@example.org", language="de")
    assert (first.status_code, second.status_code) == (303, 303)
    assert Subscriber.objects.get().language == "fr"
    assert mails("already").get().to == "amina@example.org"
    ask(email="amina@EXAMPLE.org", language="de")
    assert mails("already").count() == 1, "one mail an hour"


def test_before_confirming_the_latest_word_counts(ask):
    topic = Topic.objects.create(slug="wasser", name_de="Wasser")
    ask()
    ask(when="2026-12-01 10:00", email="Amina@example.org", language="uk", topics=[topic.pk])
    row = Subscriber.objects.get()
    assert (row.language, list(row.topics.all())) == ("uk", [topic])
    assert Submission.objects.get() == row.submission, "the earlier form is gone with its consent"
    assert [mail.language for mail in mails("confirm").order_by("pk")] == ["fr", "uk"]
    with time_machine.travel("2026-12-10"):
        retention.run()
    assert Subscriber.objects.filter(pk=row.pk).exists(), "the time to confirm in began anew"


def test_errors_keep_what_was_typed(ask):
    response = ask(email="amina", language="xx", consent="", topics=["x"])
    assert response.status_code == 422
    soup = soup_of(response)
    assert {link["href"] for link in soup.find(id="form-errors").find_all("a")} >= {"#id_email", "#id_consent"}
    assert soup.find(id="id_email")["value"] == "amina"
    assert not Subscriber.objects.exists()


def test_subscribers_change_and_end_it_by_their_link(client):
    topic = Topic.objects.create(slug="wasser", name_de="Wasser")
    row = subscriber(1)
    address = address_of(row)
    assert client.post(address, {"action": "change", "language": "uk", "topics": [topic.pk]}).status_code == 302
    row.refresh_from_db()
    assert (row.language, list(row.topics.all())) == ("uk", [topic])
    wrong = client.post(address, {"action": "change", "language": "xx"})
    assert wrong.status_code == 422
    assert soup_of(wrong).select(".kern-error, [id$=_error], #form-errors")
    assert client.post(address, {"action": "unsubscribe"}).status_code == 200
    assert not Subscriber.objects.exists()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "form",
    [{"action": "unsubscribe"}, {"List-Unsubscribe": "One-Click"}, {"action": "change", "language": "uk"}],
    ids=["unsubscribe", "one click", "change"],
)
def test_another_site_neither_changes_nor_ends_it(form, client):
    row = subscriber(1)
    before = Subscriber.objects.filter(pk=row.pk).values().get()
    assert client.post(address_of(row), form, HTTP_ORIGIN="https://evil.example").status_code == 403
    assert Subscriber.objects.filter(pk=row.pk).values().get() == before


def test_one_click_of_a_mail_program_ends_it(issue, client):
    subscriber(1)
    sending.release(issue)
    sending.go_on()
    headers = mails().get().headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    path = address[address.index("/de/") :]
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.exists()
    assert not SignedLink.objects.valid().filter(scope=subscriptions.SCOPE).exists()
    assert not OutboxMail.objects.filter(to="s1@example.org").exists()


def test_each_gets_it_once_in_their_language(issue):
    for number, code in enumerate(["de", "fr", "uk"]):
        subscriber(number, language=code)
    subscriber(9, confirmed_at=None)
    sending.release(issue)
    assert sending.go_on() == 3
    assert sending.go_on() == 0
    written = {mail.language: mail for mail in mails()}
    assert {code: mail.subject for code, mail in written.items()} == {"de": "Neues", "fr": "Nouvelles", "uk": "Новини"}
    assert all("Brunnen" in mail.text and "Geheim" not in mail.text + mail.html for mail in written.values())
    issue.refresh_from_db()
    assert (issue.mails, bool(issue.finished_at)) == (3, True)


def test_a_page_that_was_chosen_twice_or_in_two_languages_stands_once(issue):
    german = issue.pages.first().page
    french = factories.translate(german.specific, Locale.objects.get(language_code="fr"))
    for page in (german, french):
        IssuePage.objects.create(issue=issue, page=page, sort_order=5)
    for code, title in (("de", "Brunnen"), ("fr", "Brunnen [fr]")):
        assert [entry["title"] for entry in sending.content(issue, code)["entries"]] == [title]


def test_whoever_dies_half_way_leaves_nobody_out_and_writes_nobody_twice(issue, monkeypatch):
    for number in range(25):
        subscriber(number)
    monkeypatch.setattr(sending, "BATCH", 10)
    sending.release(issue)
    written, real = [], sending.write_to

    def dies(*arguments):
        written.append(arguments)
        if len(written) in {4, 17}:
            raise KeyboardInterrupt
        real(*arguments)

    monkeypatch.setattr(sending, "write_to", dies)
    for _again in range(2):
        with pytest.raises(KeyboardInterrupt):
            sending.go_on()
        assert mails().count() % 10 == 0
    sending.go_on()
    assert sorted(mails().values_list("to", flat=True)) == sorted(f"s{number}@example.org" for number in range(25))
    assert Issue.objects.get().mails == 25


def test_topics_narrow_down_who_gets_it(issue):
    water, youth = (Topic.objects.create(slug=slug, name_de=slug) for slug in ("wasser", "jugend"))
    everything, other, both = subscriber(1), subscriber(2), subscriber(3)
    other.topics.set([youth])
    both.topics.set([water, youth])
    issue.topics.set([water])
    assert set(Subscriber.objects.for_issue(issue)) == {everything, both}
    issue.topics.clear()
    assert set(Subscriber.objects.for_issue(issue)) == {everything, other, both}


def test_topics_stand_in_the_order_of_the_readers_alphabet(page, client):
    french, ukrainian = (factories.translate(page, Locale.objects.get(language_code=code)) for code in ("fr", "uk"))
    terms = [
        ("dezentral", "une administration", "ярмарок"),
        ("Äcker", "Terres", "єдність"),
        ("Zoo", "École", "зоопарк"),
    ]
    for de, fr, uk in terms:
        Topic.objects.create(slug=fr.lower().replace(" ", "-"), name_de=de, name_fr=fr, name_uk=uk)
    for shown, names in (
        (page, ["Äcker", "dezentral", "Zoo"]),
        (french, ["École", "Terres", "une administration"]),
        (ukrainian, ["єдність", "зоопарк", "ярмарок"]),
    ):
        labels = soup_of(client.get(shown.get_url())).select("[name=topics] + label, label:has([name=topics])")
        assert [label.get_text(strip=True) for label in labels] == names


@pytest.mark.parametrize("way", ["single", "bulk"])
def test_a_topic_stays_as_long_as_newsletters_to_come_or_subscribers_name_it(issue, way):
    water, admin = Topic.objects.create(slug="wasser", name_de="Wasser"), roles.client_of(roles.user_of("admin"))
    address = reverse(Topic.snippet_viewset.get_url_name("delete"), args=[water.pk])
    if way == "bulk":
        address = reverse("wagtail_bulk_action", args=["home", "topic", "delete"]) + f"?id={water.pk}"
    issue.topics.set([water])
    reader = subscriber(1)
    reader.topics.set([water])
    for issues, readers in ((1, 1), (0, 1)):
        Issue.objects.update(finished_at=None if issues else timezone.now())
        said = " ".join(map(str, get_messages(admin.post(address).wsgi_request)))
        assert f"Noch nicht versandte Newsletter: {issues}; Abonnierende: {readers}" in said
    reader.delete()
    assert Topic.objects.filter(pk=water.pk).exists()
    admin.post(address)
    assert not Topic.objects.filter(pk=water.pk).exists()


def test_who_comes_later_or_leaves_gets_nothing(issue):
    early, leaving = subscriber(1), subscriber(2)
    sending.release(issue)
    subscriber(3, confirmed_at=timezone.now() + timedelta(seconds=1))
    sending.go_on()
    assert set(mails().values_list("about_id", flat=True)) == {early.pk, leaving.pk}
    Subscriber.objects.filter(pk=leaving.pk).update(confirmed_at=None)
    worker.Worker().drain()
    assert dict(mails().values_list("about_id", "state")) == {early.pk: "sent", leaving.pk: "withheld"}


@pytest.fixture
def editor(django_user_model):
    user = django_user_model.objects.create_user("news", "news@example.org", "a-password-for-tests")
    user.groups.add(Group.objects.get(name=GROUP))
    client = Client()
    client.force_login(user)
    return client


def test_a_subject_of_two_lines_is_refused_at_its_field(editor, issue):
    """No browser sends one; Bcc would be a header of its own."""
    edit = reverse(Issue.snippet_viewset.get_url_name("edit"), args=[issue.pk])
    fields = fields_of(soup_of(editor.get(edit)).find("form", action=edit))
    answer = editor.post(edit, fields | {"subject_fr": "Nouvelles\r\nBcc: alle@example.org"})
    assert answer.context["form"].errors == {"subject_fr": ["Das muss in einer Zeile stehen."]}
    issue.refresh_from_db()
    assert issue.subject_fr == "Nouvelles"


@pytest.mark.parametrize("language", ["xx", "en", "DE"])
def test_there_is_no_preview_in_another_language(language, editor, issue):
    address = reverse(Issue.snippet_viewset.get_url_name("preview_mail"), args=[issue.pk, language])
    assert editor.get(address).status_code == 404


def test_editors_compose_look_try_and_send(editor, issue):
    viewset = Issue.snippet_viewset
    edit = reverse(viewset.get_url_name("edit"), args=[issue.pk])
    assert issue.send_url in editor.get(edit).content.decode()
    assert editor.get(reverse(viewset.get_url_name("add"))).status_code == 200
    for code, subject in (("de", "Neues"), ("fr", "Nouvelles"), ("uk", "Новини")):
        preview = editor.get(reverse(viewset.get_url_name("preview_mail"), args=[issue.pk, code]))
        assert subject in preview.content.decode()
    no_language = reverse(viewset.get_url_name("preview_mail"), args=[issue.pk, "de"]).replace("/de/", "/xx/")
    assert editor.get(no_language).status_code == 404
    assert editor.get(issue.send_url).status_code == 200
    editor.post(issue.send_url, {"action": "trial"})
    assert {mail.to for mail in mails("trial")} == {"news@example.org"}
    assert {mail.language for mail in mails("trial")} == {"de", "fr", "uk"}
    editor.post(issue.send_url, {"action": "send"})
    assert not Issue.objects.get().released_at
    editor.post(issue.send_url, {"action": "send", "sure": "on"})
    assert Issue.objects.get().released_at
    assert editor.get(issue.send_url).status_code == 200
    form = {"pages-TOTAL_FORMS": "0", "pages-INITIAL_FORMS": "0", "subject_fr": "Autre", "subject_uk": "Інше"}
    assert "bereits versandt" in editor.post(edit, form | {"subject_de": "Anders"}).content.decode()
    assert Issue.objects.get().subject_de == "Neues", "what was sent stays as it was"


def test_who_is_deleted_is_named_by_number(editor):
    reader = subscriber(1)
    number = reader.pk
    answer = editor.post(reverse(Subscriber.snippet_viewset.get_url_name("delete"), args=[number]), follow=True)
    assert f"'{number}' gelöscht" in html.unescape(" ".join(map(str, answer.context["messages"])))
    assert not Subscriber.objects.exists()


def test_others_see_neither_letters_nor_readers(issue, django_user_model):
    row = subscriber(1)
    user = django_user_model.objects.create_user("r", "r@example.org", "a-password-for-tests")
    user.groups.add(Group.objects.get(name="Redaktion"))
    client = Client()
    client.force_login(user)
    for model in (Issue, Subscriber):
        address = reverse(model.snippet_viewset.get_url_name("list"))
        assert row.email not in client.get(address, follow=True).content.decode()
        assert client.get(address).status_code in {302, 403}
    assert client.post(issue.send_url, {"action": "send", "sure": "on"}).status_code in {302, 403}
    assert not Issue.objects.get().released_at


@pytest.mark.parametrize("end", ["link", "erasure", "admin", "list"])
def test_however_a_subscription_ends_a_hash_proves_the_consent_for_three_years(ask, end, editor, capsys):
    ask()
    row = Subscriber.objects.get()
    subscriptions.confirm(row)
    {
        "link": lambda: subscriptions.unsubscribe(row),
        "erasure": lambda: persons.erase("amina@example.org"),
        "admin": lambda: editor.post(reverse(row.snippet_viewset.get_url_name("delete"), args=[row.pk])),
        "list": lambda: editor.post(
            reverse("wagtail_bulk_action", args=["newsletter", "subscriber", "delete"]) + f"?id={row.pk}"
        ),
    }[end]()
    assert not Subscriber.objects.exists()
    assert places_of("amina@example.org") == set()
    assert not Submission.objects.exists()
    assert not SignedLink.objects.valid().exists()
    assert not OutboxMail.objects.filter(state="queued").exists()
    call_command("newsletter_consent", "Amina@example.org")
    assert "Städtetag Baden-Württemberg" in capsys.readouterr().out, "the consent names the sender"
    for years, is_there in ((2.9, True), (3.1, False)):
        with time_machine.travel(timezone.now() + timedelta(days=365 * years)):
            retention.run()
        assert subscriptions.proofs_of("amina@example.org").exists() == is_there


@pytest.mark.parametrize("address", ["Amina", "", "\udcff@example.org"])
def test_of_what_is_no_address_it_is_not_said_that_nobody_agreed(address):
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("newsletter_consent", address)


def test_of_who_never_confirmed_nothing_is_kept(ask):
    ask()
    subscriptions.unsubscribe(Subscriber.objects.get())
    assert not subscriptions.proofs_of("amina@example.org").exists()


def test_whoever_never_confirms_is_forgotten(ask):
    ask()
    Subscriber.objects.update(created_at=timezone.now() - timedelta(days=15))
    retention.run()
    assert not Subscriber.objects.exists()
    assert not Submission.objects.exists()
    assert not OutboxMail.objects.filter(to="amina@example.org").exists()


@pytest.mark.parametrize("address", ["", "keine Adresse"])
def test_an_editor_without_an_address_is_told_why_no_trial_comes(issue, address):
    user = roles.user_of("admin")
    user.email = address
    user.save()
    response = roles.client_of(user).post(issue.send_url, {"action": "trial"})
    assert "keine gültige E-Mail-Adresse" in " ".join(map(str, get_messages(response.wsgi_request)))
    assert not mails("trial")


def test_a_newsletter_that_is_sent_again_says_that_nobody_gets_it_twice(issue):
    client, said = roles.client_of(roles.user_of("admin")), []
    for _click in range(2):
        response = client.post(issue.send_url, {"action": "send", "sure": "on"})
        said.append(" ".join(map(str, get_messages(response.wsgi_request))))
    assert "wird versandt" in said[0]
    assert "ein zweites Mal" in said[1]


@pytest.mark.parametrize("way", ["single", "bulk"])
def test_what_is_being_sent_stays_until_all_mails_are_written(issue, editor, way):
    address = reverse(Issue.snippet_viewset.get_url_name("delete"), args=[issue.pk])
    if way == "bulk":
        address = reverse("wagtail_bulk_action", args=["newsletter", "issue", "delete"]) + f"?id={issue.pk}"
    subscriber(1)
    sending.release(issue)
    said = " ".join(map(str, get_messages(editor.post(address).wsgi_request)))
    assert "„Neues“ wird gerade versandt" in said
    sending.go_on()
    assert OutboxMail.objects.filter(kind=sending.KIND).count() == 1
    editor.post(address)
    assert not Issue.objects.exists()
