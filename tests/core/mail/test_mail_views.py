"""What people see of mails: the outbox in the admin, the health numbers, the demo's mailbox."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.mail import get_connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.mail import jobs, outbox, worker
from core.mail.models import JobRun, OutboxMail
from operations import health
from tests.html import soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(notice):
    return outbox.queue(
        notice, "one", "geheim@example.org", "fr", {"title": "Betreff", "body": "Vertraulich"},
        attachments=[("plan.ics", b"BEGIN", "text/calendar")],
    )  # fmt: skip


def client_with(django_user_model, *codenames):
    user = django_user_model.objects.create_user("person", "person@example.org", "a-password-for-tests")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(user)
    return client


def address(name, *arguments):
    return reverse(OutboxMail.snippet_viewset.get_url_name(name), args=arguments)


@pytest.mark.parametrize("permission", ["", "read_outboxmail"])
def test_words_are_for_those_who_may_read_them(permission, row, django_user_model):
    client = client_with(django_user_model, "view_outboxmail", permission)
    listed = client.get(address("list"))
    assert listed.status_code == 200
    assert "sample.notice" in listed.content.decode()
    assert "geheim@" not in listed.content.decode()
    exported = b"".join(client.get(address("list"), {"export": "csv"}).streaming_content).decode()
    assert "geheim@" not in exported + str(row)
    inspected = client.get(address("inspect", row.pk)).content.decode()
    assert ("geheim@example.org" in inspected) is ("Vertraulich" in inspected) is bool(permission)


def test_lists_say_in_words_what_a_mail_is_for(row, admin_client):
    OutboxMail.objects.update(kind="home.moderation")
    words = "Sagt, was aus einer zur Freigabe eingereichten Seite wird"
    listed = soup_of(admin_client.get(address("list")))
    assert words in listed.table.get_text()
    assert words in listed.find("select", attrs={"name": "kind"}).get_text()
    assert words in soup_of(admin_client.get(address("inspect", row.pk))).main.get_text()
    others = soup_of(admin_client.get(address("list"), {"kind": "home.comments"}))
    assert words not in others.find(id="listing-results").get_text()


def test_nobody_writes_or_deletes_mails(row, admin_client):
    for name, arguments in (("add", []), ("edit", [row.pk]), ("delete", [row.pk])):
        assert admin_client.post(address(name, *arguments)).status_code == 302
    assert OutboxMail.objects.get().text == row.text


@pytest.mark.parametrize(
    ("permissions", "again"),
    [(["view_outboxmail"], False), (["resend_outboxmail"], False), (["view_outboxmail", "resend_outboxmail"], True)],
)
def test_sending_again_needs_the_permission(permissions, again, row, django_user_model):
    OutboxMail.objects.update(state="failed", finished_at=timezone.now())
    client = client_with(django_user_model, *permissions)
    assert client.get(address("send_again", row.pk)).status_code in {302, 405}
    client.post(address("send_again", row.pk))
    row.refresh_from_db()
    assert (row.state == "queued") is again


def test_health_tells_numbers(client, row):
    jobs.heartbeat(health.BACKUP)
    assert client.get("/-/health").json()["problems"] == ["outbox does not run", "beat does not run"]
    jobs.heartbeat(jobs.SCHEDULER)
    jobs.heartbeat(worker.WORKER)
    response = client.get("/-/health")
    assert response.status_code == 200
    assert response.json()["outbox_states"] == {"queued": 1}
    OutboxMail.objects.update(due_at=timezone.now() - timedelta(hours=1))
    JobRun.objects.create(name="broken", started_at=timezone.now(), failures=1)
    response = client.get("/-/health")
    assert response.status_code == 503
    assert response.json()["problems"] == ["mails are overdue", "jobs failed: broken"]
    assert response.json()["outbox_oldest_seconds"] >= 3600
    assert response.json()["jobs_failed"] == ["broken"]
    assert "@" not in response.content.decode()


def test_a_job_may_take_an_hour_before_health_calls_for_help(client, monkeypatch):
    monkeypatch.setattr(jobs, "_jobs", {})
    answers = []

    def in_it():
        for minutes in (59, 61):
            with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
                answers.append(client.get("/-/health").json()["problems"])

    jobs.register_job("long", in_it, every=timedelta(minutes=1))
    jobs.heartbeat(health.BACKUP)
    jobs.run_due()
    assert ["beat does not run" in problems for problems in answers] == [False, True]
    with time_machine.travel(timezone.now() + timedelta(minutes=4), tick=False):
        assert "beat does not run" in client.get("/-/health").json()["problems"]


@pytest.fixture
def mailbox(settings, tmp_path):
    settings.DEMO, settings.MAILBOX_DIR = True, tmp_path / "mailbox"
    return settings.MAILBOX_DIR


def test_mailbox_of_the_demo(client, row, mailbox):
    assert client.get("/-/mailbox").status_code == 200
    get_connection("core.mail.mailbox.EmailBackend").send_messages([worker.build(row)])
    name = next(mailbox.glob("*.eml")).stem
    assert "geheim@example.org" in client.get("/-/mailbox").content.decode()
    response = client.get(f"/-/mailbox/{name}")
    assert "Vertraulich" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    html = client.get(f"/-/mailbox/{name}/html")
    assert "sandbox" in html.headers["Content-Security-Policy"]
    assert "script-src" not in html.headers["Content-Security-Policy"]
    assert client.get(f"/-/mailbox/{name}/0").content == b"BEGIN"
    assert row.message_id.encode() in client.get(f"/-/mailbox/{name}/eml").content
    for bad in ("1", "-1", "²", "x"):
        assert client.get(f"/-/mailbox/{name}/{bad}").status_code == 404
    assert client.get("/-/mailbox/nothing").status_code == 404


@pytest.mark.parametrize("path", ["/-/mailbox", "/-/mailbox/a", "/-/mailbox/a/html"])
def test_no_mailbox_outside_the_demo(path, client):
    assert client.get(path).status_code == 404
