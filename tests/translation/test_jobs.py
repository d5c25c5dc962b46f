"""Somebody without an account translates one page by a link, and sees nothing else."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from core.mail.models import OutboxMail
from core.privacy import persons, retention
from core.privacy.models import SignedLink
from home.models import ContentPage, HomePage, User
from tests import factories
from tests.html import foreign_hosts, heading_levels, html_errors, soup_of
from tests.mails import written
from tests.roles import client_of, user_of
from translation.jobs.forms import JobForm
from translation.models import ExternalJob
from translation.segments.segment import segments_of

pytestmark = pytest.mark.django_db
EMAIL = "olena.kanarienvogel@example.org"
BODY = [("text", "<p>Lesen Sie <b>jetzt</b>.</p><p>Zweiter Absatz.</p>")]


@pytest.fixture(scope="module")
def kept_translation(kept):
    home = HomePage.objects.get(locale__language_code="de")
    page = factories.ContentPageFactory(parent=home, title="Brücke", body=BODY)
    gaps = ["Brücke", "Lesen Sie <b>jetzt</b>."]
    factories.translate(page, Locale.objects.get(language_code="uk"), publish=False, gaps=gaps)
    return Translation.objects.get(source__object_id=page.translation_key).pk


@pytest.fixture
def translation(kept_translation, db):
    return Translation.objects.get(pk=kept_translation)


@pytest.fixture
def editor():
    return client_of(user_of("redaktion"))


def give(client, translation, **fields):
    data = {"name": "Olena", "email": EMAIL, "language": "uk", "note": "Bitte mit Sie.", "due": "", "ends": ""} | fields
    return client.post(reverse("translation:jobs", args=[translation.pk]), data)


@pytest.fixture
def job(translation, editor):
    assert give(editor, translation).status_code == 302
    return ExternalJob.objects.get()


@pytest.mark.parametrize("code", ["de", "fr", "uk"])
def test_labels_of_the_form_read_as_labels_and_states_differ(code):
    with override(code):
        labels = [str(field.label) for field in JobForm().fields.values()]
        states = {str(state.label) for state in ExternalJob.State}
    assert [label for label in labels if not label[0].isupper()] == []
    assert len(states) == len(ExternalJob.State)


def test_the_name_of_a_person_is_asked_for_as_such():
    with override("uk"):
        assert str(JobForm().fields["name"].label) == "Ім’я"


def address_of(job):
    mail = written(kind="translation.job", about_id=job.pk).last()
    return re.search(r"https?://[^/\s]+(/\S*zavdannia-z-perekladu/\S+)", mail.text)[1]


@pytest.fixture
def address(job):
    return address_of(job)


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True)


def fields_of(translation, **words):
    """As a browser sends the page's form, with these words for the German texts that begin so."""
    fields = {}
    for segment in segments_of(translation):
        wanted = [text for start, text in words.items() if segment.source.startswith(start)]
        fields[f"words-{segment.key}"] = wanted[0] if wanted else segment.text
        fields[f"version-{segment.key}"] = segment.version
    return fields


def words_of(translation):
    return {segment.source: segment.words for segment in segments_of(translation)}


WORDS = {"Brücke": "Міст", "Lesen": "Читайте {1}зараз{/1}."}


@pytest.mark.walk("Jemandem von außen eine Seite geben")
def test_a_job_is_given_translated_and_done(job, address, translation, reader):
    mail = OutboxMail.objects.get(kind="translation.job")
    assert (mail.to, mail.language, mail.subject) == (EMAIL, "uk", "До перекладу: Brücke")
    assert "Bitte mit Sie." in mail.text
    page = reader.get(address)
    assert page.status_code == 200
    assert not page.cookies
    assert {name: page[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")} == {
        "Cache-Control": "no-store, private",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }
    soup = soup_of(page)
    assert [area.text.strip() for area in soup.select("textarea")] != []
    assert soup.select_one("textarea")["lang"] == "uk"
    assert html_errors(page) == []
    assert heading_levels(soup)[0] == 1
    assert foreign_hosts(soup) == set()
    saved = reader.post(address, fields_of(translation, **WORDS) | {"action": "save"}, follow=True)
    assert "Ваші тексти збережено." in saved.content.decode()
    row = StringTranslation.objects.get(data="Міст")
    assert (row.translation_type, row.tool_name, row.last_translated_by) == ("manual", f"Job {job.pk}", None)
    user_of("pereklad")
    user_of("traduction").groups.set(User.objects.get(username="pereklad").groups.all())
    User.objects.filter(username="traduction").update(email="traduction@intranet")
    done = reader.post(address, fields_of(translation) | {"action": "done"})
    assert done.status_code == 200
    job.refresh_from_db()
    assert job.state == "completed"
    told = {mail.to for mail in OutboxMail.objects.filter(kind="translation.job_done")}
    assert told == {"redaktion@example.org", "pereklad@example.org"}
    target = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="uk")
    assert not target.live, "nobody outside publishes"
    after = reader.get(address)
    assert after.status_code == 410
    assert "Це завдання завершено" in after.content.decode()


def test_what_is_wrong_is_told_at_its_field_and_the_rest_is_saved(address, translation, reader):
    fields = fields_of(translation, Brücke="Міст", Lesen="Читайте <i>зараз</i>.")
    answer = reader.post(address, fields | {"action": "done"})
    assert answer.status_code == 422
    wrong = soup_of(answer).select_one("textarea[aria-invalid]")
    assert wrong.text.strip() == "Читайте <i>зараз</i>."
    assert soup_of(answer).find(id=wrong["aria-describedby"].split()[1]) is not None
    assert words_of(translation)["Brücke"] == "Міст"
    assert ExternalJob.objects.get().is_open
    assert {kind for kind, _words in html_errors(answer)} <= {"textarea"}, "in which tags are meant"
    assert "Бракує {1}…{/1}." in answer.content.decode()
    assert words_of(translation)["Lesen Sie <b>jetzt</b>."] == "", "what has errors is kept, and is no translation"


def test_who_is_done_has_left_no_gap(address, translation, reader):
    answer = reader.post(address, fields_of(translation, Brücke="Міст") | {"action": "done"})
    assert answer.status_code == 422
    assert "1 фрагмент ще не перекладено" in answer.content.decode()
    assert words_of(translation)["Brücke"] == "Міст"


def test_words_of_somebody_else_are_replaced_only_by_a_second_decision(address, translation, reader):
    fields = fields_of(translation, Zweiter="Мій абзац.") | {"action": "save"}
    StringTranslation.objects.filter(data="Zweiter Absatz. [uk]").update(data="Чужий абзац.")
    answer = reader.post(address, fields)
    assert answer.status_code == 422
    assert "Чужий абзац." in answer.content.decode()
    assert words_of(translation)["Zweiter Absatz."] == "Чужий абзац."
    again = {
        element["name"]: element.get("value", element.text.removeprefix("\n"))
        for element in soup_of(answer).select("form.job textarea, form.job input")
    }
    assert reader.post(address, again | {"action": "save"}).status_code == 302
    assert words_of(translation)["Zweiter Absatz."] == "Мій абзац."


def test_typed_words_are_not_lost_when_the_german_ones_change(address, translation, reader):
    fields = fields_of(translation, Brücke="Міст") | {"action": "save"}
    page = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="de")
    page.title = "Ganz anderes"
    page.save_revision().publish()
    answer = reader.post(address, fields)
    assert answer.status_code == 422
    assert "Міст" in soup_of(answer).select_one(".public-form__typed").text


def test_the_files_of_the_job_go_out_and_come_back(address, translation, reader):
    answer = reader.get(f"{address}zip/")
    assert answer["Cache-Control"] == "no-store, private"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        po = next(found.read(name) for name in found.namelist() if name.endswith(".po"))
    content = po.replace('msgid "Brücke"\nmsgstr ""'.encode(), 'msgid "Brücke"\nmsgstr "Міст"'.encode())
    report = reader.post(address, {"action": "upload", "file": SimpleUploadedFile("a.po", content)})
    assert report.status_code == 200
    assert html_errors(report) == []
    assert words_of(translation)["Brücke"] == "Міст"
    wrong = reader.post(address, {"action": "upload", "file": SimpleUploadedFile("a.po", b"?")})
    assert wrong.status_code == 422
    assert reader.post(address, {"action": "upload"}).status_code == 422


@pytest.mark.parametrize("how", ["end", "revoke", "complete", "stop", "erase"])
def test_after_its_end_the_link_shows_nothing_and_takes_nothing(how, job, address, translation, reader):
    before = words_of(translation)
    now = timezone.now()
    match how:
        case "end":
            ExternalJob.objects.update(expires_at=now - timedelta(seconds=1))
        case "revoke":
            ExternalJob.objects.update(revoked_at=now)
        case "complete":
            ExternalJob.objects.update(completed_at=now)
        case "stop":
            Translation.objects.filter(pk=translation.pk).update(enabled=False)
        case "erase":
            persons.erase(EMAIL)
    expected = 404 if how == "erase" else 410
    for answer in (reader.get(address), reader.get(f"{address}zip/"), reader.head(address)):
        assert answer.status_code == expected
        assert "textarea" not in answer.content.decode()
    for action in ("save", "done", "upload"):
        answer = reader.post(address, fields_of(translation, Brücke="Міст") | {"action": action})
        assert answer.status_code == expected
        assert "Міст" in answer.content.decode(), "nothing typed is lost"
    assert words_of(translation) == before


def test_the_link_is_for_its_job_and_its_scope_only(job, address, translation, home, locales, reader):
    factories.translate(factories.ContentPageFactory(parent=home, title="Andere"), locales["uk"], gaps=["Andere"])
    other = Translation.objects.exclude(pk=translation.pk).get()
    answer = reader.post(address, fields_of(other, Andere="Інша") | {"action": "save"})
    assert answer.status_code == 422
    assert words_of(other)["Andere"] == ""
    token = address.rstrip("/").rpartition("/")[2]
    assert reader.get(reverse("partnerships:link_page", args=["translation-job", token])).status_code == 404
    assert reader.get(reverse("newsletter:subscription", args=[token])).status_code == 404
    assert reader.get(address.replace(token, "x" * 43)).status_code == 404
    for name in ("files", "jobs"):
        assert reader.get(reverse(f"translation:{name}", args=[translation.pk])).status_code == 302, "to the log-in"


def test_showing_writes_nothing_and_other_sites_cannot_post(job, address, translation, reader):
    state = (ExternalJob.objects.values().get(), words_of(translation), OutboxMail.objects.count())
    for path in (address, f"{address}?saved=1", f"{address}?action=done", f"{address}zip/"):
        reader.get(path)
        reader.head(path)
    foreign = reader.post(address, {"action": "done"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    assert reader.put(address).status_code == 405
    assert (ExternalJob.objects.values().get(), words_of(translation), OutboxMail.objects.count()) == state


@pytest.mark.parametrize(
    "data", [{}, {"action": "x"}, {"action": "save", "words-": "a"}, {"action": "save", "words-x": "a"}]
)
def test_senseless_posts_get_a_sentence(data, address, reader):
    assert reader.post(address, data).status_code == 422


def test_in_review_nobody_outside_changes_words(address, translation, reader, editor):
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=segment.row.string_id, context_id=segment.row.context_id,
            locale=translation.target_locale, data=segment.source,
        )
        for segment in segments_of(translation) if not segment.words
    )  # fmt: skip
    page = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="uk")
    client_of(user_of("pereklad")).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "submit"})
    assert page.current_workflow_state
    answer = reader.post(address, fields_of(translation, Brücke="Міст") | {"action": "save"})
    assert answer.status_code == 422
    assert "Міст" in answer.content.decode()
    assert words_of(translation)["Brücke"] == "Brücke"


def test_editors_revoke_prolong_and_send_again(job, address, translation, editor, reader):
    listing = reverse("translation:all_jobs")
    assert EMAIL in editor.get(listing).content.decode()
    assert editor.post(reverse("translation:send_job_again", args=[job.pk])).status_code == 302
    assert address_of(job) != address
    assert reader.get(address).status_code == 200, "the earlier link works as well"
    until = timezone.localdate() + timedelta(days=80)
    editor.post(reverse("translation:prolong_job", args=[job.pk]), {"until": until.isoformat()})
    job.refresh_from_db()
    assert timezone.localdate(job.expires_at) == until
    with time_machine.travel(timezone.now() + timedelta(days=70)):
        assert reader.get(address).status_code == 200
    for wrong in ("", "x", "2020-01-01", "2099-01-01", "9999-12-31"):
        editor.post(reverse("translation:prolong_job", args=[job.pk]), {"until": wrong})
        job.refresh_from_db()
        assert timezone.localdate(job.expires_at) == until
    editor.post(reverse("translation:revoke_job", args=[job.pk]), {"next": listing})
    assert reader.get(address).status_code == 410
    assert OutboxMail.objects.filter(kind="translation.job_ended", to=EMAIL).exists()
    editor.post(reverse("translation:prolong_job", args=[job.pk]), {"until": until.isoformat()})
    job.refresh_from_db()
    assert job.state == "revoked"


def test_a_job_that_has_ended_is_prolonged(job, address, editor, reader):
    ExternalJob.objects.update(expires_at=timezone.now() - timedelta(days=1))
    until = timezone.localdate() + timedelta(days=5)
    editor.post(reverse("translation:prolong_job", args=[job.pk]), {"until": until.isoformat()})
    assert reader.get(address).status_code == 200


def test_the_form_says_what_is_wrong(translation, editor):
    past, far = "2020-01-01", (timezone.localdate() + timedelta(days=91)).isoformat()
    for fields in ({"name": ""}, {"email": "x"}, {"language": "pl"}, {"due": past}, {"ends": far}, {"due": far}):
        answer = give(editor, translation, **fields)
        assert answer.status_code == 422
        assert answer.context["form"].errors.keys() & fields.keys()
    soon = (timezone.localdate() + timedelta(days=10)).isoformat()
    assert give(editor, translation, due=soon).status_code == 302
    assert timezone.localdate(ExternalJob.objects.get().expires_at) == timezone.localdate() + timedelta(days=17)


def test_only_who_may_have_pages_translated_gives_jobs(job, translation):
    for role, expected in (("pereklad", 403), ("traduction", 403), ("datenschutz", 403), ("veroeffentlichung", 200)):
        client = client_of(user_of(role))
        statuses = {client.get(reverse("translation:jobs", args=[translation.pk])).status_code}
        statuses.add(client.get(reverse("translation:all_jobs")).status_code)
        assert statuses <= ({200} if expected == 200 else {302, 403})
        if expected == 403:
            for name in ("revoke_job", "prolong_job", "send_job_again"):
                answer = client.post(reverse(f"translation:{name}", args=[job.pk]), {"until": "2026-12-12"})
                assert answer.status_code in {302, 403}
            give(client, translation)
    assert ExternalJob.objects.get().is_open


def test_the_lists_cost_the_same_for_many_jobs(job, translation, editor, django_assert_max_num_queries):
    for number in range(60):
        ExternalJob.objects.create(
            translation=translation, name=f"P{number}", email="p@example.org", language="de",
            expires_at=timezone.now() + timedelta(days=5),
        )  # fmt: skip
    for path in (reverse("translation:all_jobs"), reverse("translation:jobs", args=[translation.pk])):
        with django_assert_max_num_queries(40):
            assert editor.get(path).status_code == 200
    assert editor.get(f"{reverse('translation:all_jobs')}?page=9").status_code == 200


def test_name_and_address_go_90_days_after_the_end(job, address, reader):
    assert EMAIL in persons.export_json(EMAIL)
    ExternalJob.objects.update(completed_at=timezone.now() - timedelta(days=89))
    retention.run()
    assert ExternalJob.objects.get().email == EMAIL
    ExternalJob.objects.update(completed_at=timezone.now() - timedelta(days=91))
    retention.run()
    row = ExternalJob.objects.get()
    assert (row.name, row.email, row.note) == ("", "", "")
    assert not SignedLink.objects.valid().of(row).exists()
    assert reader.get(address).status_code == 404
