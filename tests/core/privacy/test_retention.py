import datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db.models.signals import pre_delete
from django.utils import timezone

from core.mail import jobs, outbox
from core.mail.models import OutboxMail
from core.privacy import links, persons, retention
from core.privacy.models import ErasureRecord, SignedLink
from core.public_forms.models import RateCount, Submission
from tests.canaries import places_of

pytestmark = pytest.mark.django_db
EMAIL = "canary.kanarienvogel@example.org"


def days(number):
    return timezone.now() + datetime.timedelta(days=number)


def test_nothing_is_taken_before_its_time_and_everything_after():
    RateCount.objects.create(key="k", expires_at=days(2))
    with time_machine.travel(days(1)):
        assert retention.run() == {}
    with time_machine.travel(days(3)):
        assert retention.run(dry_run=True) == {"public_forms.RateCount": 1}
        assert RateCount.objects.exists()
        assert retention.run() == {"public_forms.RateCount": 1}
        assert retention.run() == {}
    assert not RateCount.objects.exists()


def test_overdue_counts_only_what_the_nightly_job_has_missed():
    RateCount.objects.create(key="k", expires_at=days(2))
    rule = next(rule for rule in retention.RULES if rule.model == "public_forms.RateCount")
    for day, due, overdue in ((1, 0, 0), (3, 1, 0), (5, 1, 1)):
        with time_machine.travel(days(day)):
            assert (rule.due().count(), rule.overdue().count()) == (due, overdue)


def test_a_rule_that_fails_does_not_stop_the_others(monkeypatch):
    RateCount.objects.create(key="k", expires_at=days(-9))
    broken = retention.Rule("privacy.SignedLink", "technical", since="no_such_field")
    monkeypatch.setattr("core.privacy.retention.RULES", [broken, *retention.RULES])
    with pytest.raises(jobs.ItemsFailedError, match=r"privacy.SignedLink \(FieldError\)"):
        retention.run()
    assert not RateCount.objects.exists()


def test_a_row_that_cannot_be_deleted_does_not_stop_the_others(monkeypatch):
    for key in ("a", "stuck", "z"):
        RateCount.objects.create(key=key, expires_at=days(-9))

    def refuse(instance, **_signal):
        if instance.key == "stuck":
            raise ValueError("somebody@example.org")

    pre_delete.connect(refuse, sender=RateCount)
    try:
        with pytest.raises(jobs.ItemsFailedError, match="1 failed, result of the others 2"):
            retention.run()
    finally:
        pre_delete.disconnect(refuse, sender=RateCount)
    assert RateCount.objects.get().key == "stuck"


def test_expired_links_go():
    submission = Submission.objects.create(key="k", form="sample", digest="d")
    links.create("see", submission, datetime.timedelta(days=1))
    with time_machine.travel(days(32)):
        call_command("retention", verbosity=0)
    assert not SignedLink.objects.exists()


def send(notice, key="1"):
    return outbox.queue(notice, key, EMAIL, "de", {"title": "Canary-Titel", "body": "Kanarienvogel im Text"})


def test_one_person_is_found_exported_and_erased(notice):
    send(notice)
    assert places_of("kanarienvogel")
    assert EMAIL in persons.export_json(EMAIL.upper())
    assert persons.erase(EMAIL) == 1
    assert places_of("kanarienvogel") == set()
    assert OutboxMail.objects.get().state == OutboxMail.State.WITHHELD
    assert persons.find(EMAIL) == []


def test_after_a_restore_the_erased_stay_erased(notice, settings, django_capture_on_commit_callbacks):
    settings.ERASURE_LEDGER.unlink(missing_ok=True)
    send(notice)
    backup = OutboxMail.objects.values().get()
    with django_capture_on_commit_callbacks(execute=True):
        persons.erase(EMAIL)
    assert settings.ERASURE_LEDGER.exists()
    assert EMAIL not in settings.ERASURE_LEDGER.read_text()
    OutboxMail.objects.all().delete()
    ErasureRecord.objects.all().delete()
    OutboxMail.objects.create(**backup)
    with time_machine.travel(days(1)):
        send(notice, key="2")
    call_command("replay_erasures", verbosity=0)
    assert [row.to for row in OutboxMail.objects.order_by("queued_at")] == ["", EMAIL]
    assert ErasureRecord.objects.count() == 1


def test_pages_on_personal_data_open_for_administrators_only(notice, client, admin_client, django_user_model):
    send(notice)
    report = admin_client.get("/admin/reports/retention/")
    assert report.content.decode().count('<tr><th scope="row">') == len(retention.RULES)
    found = admin_client.post("/admin/personal-data/", {"email": EMAIL, "find": ""})
    assert "Kanarienvogel im Text" in found.content.decode()
    assert "no-store" in found.headers["Cache-Control"]
    exported = admin_client.post("/admin/personal-data/", {"email": EMAIL, "export": ""})
    assert exported.json()[0]["records"]
    admin_client.post("/admin/personal-data/", {"email": EMAIL, "erase": ""})
    assert persons.find(EMAIL)
    admin_client.post("/admin/personal-data/", {"email": EMAIL, "erase": "", "sure": "on"})
    assert not persons.find(EMAIL)
    editor = django_user_model.objects.create_user("editor", "e@example.org", "x")
    client.force_login(editor)
    for address in ("/admin/reports/retention/", "/admin/personal-data/"):
        assert client.get(address).status_code in {302, 403}


def test_who_runs_it_by_hand_is_told_what_failed(monkeypatch):
    def fail(rule, rows):
        raise ValueError

    RateCount.objects.create(key="k", expires_at=days(-1))
    monkeypatch.setattr(retention.Rule, "apply", fail)
    with pytest.raises(
        CommandError, match=r"Retention failed for public_forms.RateCount \(1 failed, .* ValueError, fail"
    ):
        call_command("retention")
