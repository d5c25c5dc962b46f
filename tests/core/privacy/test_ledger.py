"""The ledger beside the database: an erasure holds whether or not it can be written, and is written in the end."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.mail import jobs, outbox
from core.mail.models import OutboxMail
from core.privacy import ledger, persons
from core.privacy.models import ErasureRecord
from tests.roles import client_of, user_of

EMAIL = "canary.kanarienvogel@example.org"
PAGE = "/admin/personal-data/"
REPLAY = "a restore is not finished: erasures have not been replayed; run manage.py replay_erasures"
UNWRITTEN = "erasures are missing in the file ERASURE_LEDGER, which cannot be written"


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path):
    settings.ERASURE_LEDGER = tmp_path / "disk" / "erasures.txt"


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def problems(client, address="/-/health"):
    return client.get(address).json()["problems"]


@pytest.mark.django_db
def test_an_erasure_holds_without_its_line_and_the_job_writes_it(notice, client, settings, on_commit):
    outbox.queue(notice, "1", EMAIL, "de", {"title": "Titel", "body": "Text"})
    settings.ERASURE_LEDGER.parent.write_text("no folder can be made here")
    officer = client_of(user_of("datenschutz"))
    with on_commit():
        answer = officer.post(PAGE, {"email": EMAIL, "sure": "on", "erase": ""})
    assert answer.status_code == 200
    assert "konnte aber nicht geschrieben werden" in answer.text
    assert OutboxMail.objects.get().to == ""
    assert UNWRITTEN in problems(client)
    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        ledger.complete()
    settings.ERASURE_LEDGER.parent.unlink()
    assert "complete_ledger" in jobs.run_due()
    record = ErasureRecord.objects.get()
    assert ledger.entries() == {(record.address_hash, record.erased_at)}
    assert UNWRITTEN not in problems(client)


@pytest.mark.django_db
def test_a_line_that_was_cut_off_is_written_whole_beside_it(settings):
    record = ErasureRecord.objects.create(address_hash="a" * 64)
    settings.ERASURE_LEDGER.parent.mkdir()
    settings.ERASURE_LEDGER.write_text(f"{'a' * 64} {record.erased_at.isoformat()[:15]}")
    assert ledger.entries() == set()
    assert ledger.complete() == 1
    assert ledger.entries() == {(record.address_hash, record.erased_at)}
    assert ledger.complete() == 0
    assert settings.ERASURE_LEDGER.read_bytes().count(b"\n") == 2


@pytest.mark.django_db
def test_a_written_erasure_warns_of_nothing(notice, on_commit):
    outbox.queue(notice, "1", EMAIL, "de", {"title": "Titel", "body": "Text"})
    with on_commit():
        persons.erase(EMAIL)
    answer = client_of(user_of("datenschutz")).get(PAGE)
    assert "konnte aber nicht geschrieben werden" not in answer.text
    assert ledger.is_complete()


@pytest.mark.django_db
def test_the_site_is_not_ready_until_each_line_is_replayed(client, notice, on_commit, settings):
    outbox.queue(notice, "1", EMAIL, "de", {"title": "Titel", "body": "Text"})
    backup = OutboxMail.objects.values().get()
    with on_commit():
        persons.erase(EMAIL)
    assert client.get("/-/ready").status_code == 200
    ErasureRecord.objects.all().delete()  # as any restore of an earlier dump leaves it
    OutboxMail.objects.update(**backup)
    answer = client.get("/-/ready")
    assert (answer.status_code, answer.json()["problems"]) == (503, [REPLAY])
    call_command("replay_erasures", verbosity=0)
    assert client.get("/-/ready").status_code == 200
    assert OutboxMail.objects.get().to == ""


@pytest.mark.django_db
def test_a_replay_that_breaks_off_has_noted_nothing(client, monkeypatch, settings):
    settings.ERASURE_LEDGER.parent.mkdir()
    settings.ERASURE_LEDGER.write_text(f"{'b' * 64} {timezone.now().isoformat()}\n")
    with monkeypatch.context() as broken:
        broken.setattr(persons.ErasureRecord.objects, "bulk_create", lambda *rows, **how: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            persons.replay()
    assert problems(client, "/-/ready") == [REPLAY]


@pytest.mark.django_db
def test_a_ledger_that_cannot_be_read_lets_nobody_in(client, settings):
    settings.ERASURE_LEDGER.mkdir(parents=True)
    assert problems(client, "/-/ready") == ["the ledger of erasures (ERASURE_LEDGER) cannot be read"]


@pytest.mark.django_db
def test_while_nothing_changes_asking_again_reads_neither_file_nor_records(settings, django_assert_num_queries):
    ErasureRecord.objects.create(address_hash="c" * 64)
    ledger.complete()
    assert ledger.is_replayed()
    with django_assert_num_queries(1):
        assert ledger.is_replayed()
