"""Whether the site lives, is ready and is well: as whoever watches it asks."""

import datetime

import time_machine
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from operations import health


def test_live_and_ready(client, home):
    assert client.get("/-/live").json() == {"status": "live"}
    assert client.get("/-/ready").json() == {"status": "ready", "problems": []}


def test_not_ready_while_a_language_is_missing(client, locales, monkeypatch):
    monkeypatch.setattr(health.languages, "CODES", ["de", "fr", "uk", "en"])
    response = client.get("/-/ready")
    assert response.status_code == 503
    assert response.json()["problems"] == ["setup_site has not been run"]


def test_not_ready_without_database(client, monkeypatch):
    def fail(*args):
        raise OperationalError

    monkeypatch.setattr(health, "MigrationExecutor", fail)
    assert client.get("/-/ready").json()["problems"] == ["the database does not answer"]


def test_an_old_backup_is_a_complaint(client):
    assert client.get("/-/health").json()["backup_seconds"] is None
    call_command("note_backup")
    answer = client.get("/-/health").json()
    assert answer["backup_seconds"] < 60
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=27)):
        assert "the last backup is old" in client.get("/-/health").json()["problems"]
