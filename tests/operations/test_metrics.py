"""Numbers for Prometheus: off unless wanted, for whoever knows the token, and about nobody."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from core.mail import jobs, outbox
from core.privacy.models import AccessRecord
from tests.events.registrations import register
from tests.factories import EventIndexPageFactory, EventPageFactory
from tests.processes import process

pytestmark = pytest.mark.django_db
TOKEN = "a-token-for-tests-that-is-long-enough"


@pytest.fixture
def wanted(settings):
    settings.METRICS_TOKEN = TOKEN


def read(client):
    answer = client.get("/-/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    text = answer.content.decode()
    families = text_string_to_metric_families(text)
    samples = [sample for family in families for sample in family.samples]
    return {(sample.name, sample.labels.get("name")): sample.value for sample in samples}, text


def test_without_a_token_in_the_settings_there_is_none(client):
    assert client.get("/-/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer wrong", TOKEN, f"Bearer {TOKEN}x", "Bearer ü"])
def test_the_token_is_asked_for(client, wanted, given):
    answer = client.get("/-/metrics", headers={"Authorization": given})
    assert (answer.status_code, answer.get("WWW-Authenticate"), answer.content) == (401, "Bearer", b"")


def test_the_public_side_has_none(client, wanted):
    with process("public", METRICS_TOKEN=TOKEN):
        assert client.get("/-/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 404


def test_numbers(client, wanted, notice, home):
    event = EventPageFactory(parent=EventIndexPageFactory(parent=home), title="Treffen", policy="open")
    register(event)
    register(event, verified=False)
    outbox.queue("sample.notice", "1", "amina@example.org", "de", {"title": "Gruß", "body": "Text"})
    AccessRecord.objects.create(act=AccessRecord.Act.LOG_IN_FAILED, network="192.0.2.0/24", count=3)
    jobs.heartbeat("beat")
    samples, text = read(client)
    assert samples["site_registrations", "confirmed"] == 1
    assert samples["site_registrations_last_day", "unverified"] == 1
    assert samples["site_outbox_states", "queued"] >= 1
    assert samples["site_log_ins_failed_last_hour", None] == 3
    assert samples["site_beat_seen_seconds", None] < 60
    assert samples["site_jobs_failed", None] == 0
    assert ("site_backup_seconds", None) not in samples, "not known"
    for word in ("Treffen", "example.org", "192.0.2", "Gruß", "Person"):
        assert word not in text
