import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.mail.models import OutboxMail
from core.privacy import persons, retention
from core.public_forms.models import Submission
from feedback.addresses import path_on_site
from feedback.models import FeedbackPage, FeedbackReport
from home.models import SiteSettings
from partnerships.models import AdviceRequest
from tests import factories
from tests.canaries import places_of
from tests.html import soup_of
from tests.sending import send_form

pytestmark = [pytest.mark.django_db, pytest.mark.public_side]
EMAIL = "canary.kanarienvogel@example.org"


@pytest.fixture(scope="module")
def kept_page(kept):
    return factories.translated_page(factories.FeedbackPageFactory, title="Barriere melden", slug="melden").pk


@pytest.fixture
def page(kept_page, db):
    return FeedbackPage.objects.get(pk=kept_page)


@pytest.fixture
def send(page):
    """Fill in the page's form as a person would, in half a minute, and send it."""

    def send(address=page.url, **changes):
        filled = {
            "kind": "barrier",
            "page": "/de/melden/",
            "text": "Der Kanarienvogel ist mit der Tastatur nicht zu erreichen.",
            "email": EMAIL,
        }
        return send_form(address, **filled | changes)

    return send


@pytest.fixture
def office(home):
    facts = SiteSettings.for_site(home.get_site())
    facts.email = "office@example.org"
    facts.save()


@pytest.fixture
def editor(django_user_model):
    user = django_user_model.objects.create_user("redaktion", "redaktion@example.org", "a-password-for-tests")
    user.groups.add(Group.objects.get(name="Redaktion"))
    return user


def report(days_ago=0, **values):
    created_at = timezone.now() - datetime.timedelta(days=days_ago)
    values = {"kind": "barrier", "language": "de", "text": "Kein Kontrast", **values}
    return FeedbackReport.objects.create(created_at=created_at, number=f"M-{FeedbackReport.objects.count()}", **values)


def test_the_footer_of_every_page_leads_to_the_form_with_the_pages_address(page, home, locales, client):
    text = factories.ContentPageFactory(parent=home, title="Leitfaden", slug="leitfaden")
    french = factories.translate(text, locales["fr"])
    for shown, form_page in [(text, page), (french, page.get_translation(locales["fr"]))]:
        link = soup_of(client.get(shown.url)).footer.find("a", string=lambda words: words and "Barriere" in words)
        assert urlsplit(link["href"]).path == form_page.url
        assert parse_qs(urlsplit(link["href"]).query) == {"page": [shown.url]}
        assert soup_of(client.get(link["href"])).find(id="id_page")["value"] == shown.url
    lost = client.get("/de/gibt-es-nicht/")
    assert lost.status_code == 404
    assert "page=%2Fde%2Fgibt-es-nicht%2F" in lost.content.decode()


def test_the_footers_link_costs_no_query(page, home, client, django_assert_num_queries):
    text = factories.ContentPageFactory(parent=home, title="Leitfaden", slug="leitfaden")
    page.unpublish()
    client.get(text.url)
    with CaptureQueriesContext(connection) as without:
        assert "Barriere melden" not in client.get(text.url).content.decode()
    number = len(without)
    page.save_revision().publish()
    client.get(text.url)
    with django_assert_num_queries(number):
        assert "Barriere melden" in client.get(text.url).content.decode()


def test_an_account_with_a_wrong_address_costs_a_reader_nothing(send, editor, office, django_user_model):
    django_user_model.objects.filter(pk=editor.pk).update(email="redaktion@intranet")
    assert send().status_code == 303
    assert FeedbackReport.objects.count() == 1
    assert set(OutboxMail.objects.values_list("to", flat=True)) == {EMAIL, "office@example.org"}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/de/aktuelles/?q=geheim#teil", "/de/aktuelles/"),
        ("https://our.example:8000/fr/", "/fr/"),
        ("our.example/uk/", "/uk/"),
        ("http://OUR.example", "/"),
        ("/de/%D0%BD%D0%BE%D0%B2/", "/de/нов/"),
        ("https://other.example/de/", None),
        ("//other.example/de/", None),
        ("https://our.example.evil.example/", None),
        ("https://our.example@evil.example/", None),
        ("/\\evil.example", None),
        ("/%2F/evil.example", None),
        ("/de/%00", None),
        ("javascript:alert(1)", None),
        ("javascript://our.example/%0aalert(1)", None),
        ("http://[", None),
    ],
)
def test_only_addresses_of_this_site_are_taken(text, path):
    assert path_on_site(text, "our.example:8000") == path


@pytest.mark.parametrize("foreign", ["https://other.example/", "x" * 600, "\u202e", "//[", "/\\x"])
def test_a_foreign_address_in_the_link_is_refused_with_a_message(page, client, foreign):
    response = client.get(page.url, {"page": foreign})
    assert response.status_code == 200
    field = soup_of(response).find(id="id_page")
    assert not field.get("value")
    assert "Website" in field.find_parent(class_="kern-form-input").get_text()


def test_a_foreign_address_in_the_form_is_an_error_and_nothing_is_lost(send):
    response = send(page="https://other.example/de/")
    assert response.status_code == 422
    soup = soup_of(response)
    assert [link["href"] for link in soup.find(id="form-errors").find_all("a")] == ["#id_page"]
    assert "Kanarienvogel" in soup.find(id="id_text").string
    assert not FeedbackReport.objects.exists()


def test_a_report_gets_a_number_and_both_sides_are_told(send, client, office):
    response = send(page="http://testserver/de/melden/?q=x")
    found = FeedbackReport.objects.get()
    assert (found.page, found.state, found.due_on.isoformat()) == ("/de/melden/", "new", "2026-12-18")
    with time_machine.travel("2026-11-20 10:05"):
        thanks = soup_of(client.get(response.headers["Location"])).find(id="sent").get_text()
    assert found.number in thanks
    assert "vier Wochen" in thanks
    receipt = OutboxMail.objects.get(kind="feedback.receipt")
    assert (receipt.to, receipt.language) == (EMAIL, "de")
    assert "vier Wochen" in receipt.text
    notice = OutboxMail.objects.get(kind="feedback.arrived")
    assert notice.to == "office@example.org"
    assert found.number in notice.subject
    assert "anarienvogel" not in notice.text + notice.html + notice.subject


def test_no_address_is_needed_and_no_time_is_promised_for_other_reports(send, client):
    response = send(kind="mistake", page="", email="")
    assert FeedbackReport.objects.get().due_on is None
    assert not OutboxMail.objects.exists()
    with time_machine.travel("2026-11-20 10:05"):
        thanks = soup_of(client.get(response.headers["Location"])).find(id="sent").get_text()
    assert "vier Wochen" not in thanks


@pytest.mark.parametrize("code", ["fr", "uk"])
def test_the_receipt_is_in_the_language_of_the_form(code, page, send, locales):
    assert send(address=page.get_translation(locales[code]).url).status_code == 303
    assert FeedbackReport.objects.get().language == OutboxMail.objects.get().language == code


def test_only_barriers_that_nobody_finished_in_four_weeks_are_overdue():
    late = report(29)
    report(27)
    report(29, kind="mistake")
    report(29, state="done")
    assert (
        [entry for entry in FeedbackReport.objects.all() if entry.is_overdue]
        == list(FeedbackReport.objects.overdue())
        == [late]
    )


def test_editors_work_in_the_list_and_change_the_state_only(send, editor, client):
    send()
    found = FeedbackReport.objects.get()
    report(page="/fr/", kind="other")
    client.force_login(editor)
    viewset = FeedbackReport.snippet_viewset
    reports = reverse(viewset.get_url_name("list"))
    listed = client.get(reports, {"kind": "barrier", "page__icontains": "melden"}).content.decode()
    assert found.number in listed
    narrowed = soup_of(client.get(reports, {"page__icontains": "melden"})).table.get_text()
    assert found.number in narrowed
    assert "/fr/" not in narrowed
    edit = reverse(viewset.get_url_name("edit"), args=[found.pk])
    assert "mit der Tastatur" in client.get(edit).content.decode()
    assert client.post(edit, {"state": "done", "notes": "behoben", "email": "x@example.org"}).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.notes, found.email, found.done_at is None) == ("done", "behoben", EMAIL, False)
    assert client.get(reverse(viewset.get_url_name("add"))).status_code in {302, 403}


def test_the_first_page_of_the_admin_shows_what_waits(editor, admin_client, client):
    report(40, text="alt")
    late = datetime.date.today() - datetime.timedelta(days=1)
    AdviceRequest.objects.create(due_on=late, email=EMAIL, language="de")
    client.force_login(editor)
    seen = soup_of(client.get(reverse("wagtailadmin_home"))).find(id="waiting-section").get_text()
    assert "1" in seen
    assert "Beratung" not in seen
    links = soup_of(admin_client.get(reverse("wagtailadmin_home"))).find(id="waiting-section").select("li a")
    assert len(links) == 4  # overdue and new, of reports and of advice
    for link in links:
        assert admin_client.get(link["href"]).status_code == 200
    FeedbackReport.objects.all().delete()
    assert not soup_of(client.get(reverse("wagtailadmin_home"))).find(id="waiting-section")


def test_180_days_after_done_nothing_is_left(send, django_capture_on_commit_callbacks):
    send()
    found = FeedbackReport.objects.get()
    found.state = found.State.DONE
    with time_machine.travel("2027-01-01"):
        found.save()
    OutboxMail.objects.update(state="sent", finished_at=found.done_at)
    with time_machine.travel("2027-06-29"):
        retention.run()
        assert FeedbackReport.objects.exists()
    with time_machine.travel("2027-07-01"), django_capture_on_commit_callbacks(execute=True):
        retention.run()
    assert places_of("kanarienvogel") == set()
    assert not Submission.objects.exists()


def test_whichever_way_a_report_goes_nothing_is_left(send, django_capture_on_commit_callbacks):
    send()
    with django_capture_on_commit_callbacks(execute=True):
        FeedbackReport.objects.get().delete()
    assert places_of("kanarienvogel") == set()
    assert not Submission.objects.exists()


def test_a_person_is_exported_and_erased(send, django_capture_on_commit_callbacks):
    send()
    assert "mit der Tastatur" in persons.export_json(EMAIL)
    with django_capture_on_commit_callbacks(execute=True):
        persons.erase(EMAIL)
    assert places_of("kanarienvogel") == set()
