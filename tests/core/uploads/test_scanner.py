"""What a virus scanner says decides, and what it does not say refuses."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.public_forms.models import Attachment
from core.uploads import scanner
from home.models import CustomDocument
from home.staff import roles
from tests.core.public_forms import public_form
from tests.core.uploads import clamd
from tests.factories import office, pdf, picture
from tests.html import soup_of

pytestmark = pytest.mark.django_db
FIELDS = {"title": "Getippt", "collection": 1, "language": "de"}


@pytest.fixture
def clamd_that(settings):
    servers = []

    def make(how=""):
        server = clamd.start(clamd.Server(("127.0.0.1", 0), clamd.Handler), how)
        servers.append(server)
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        return server

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(scanner, "TIMEOUT", 1)
    monkeypatch.setattr(scanner, "PING_TIMEOUT", 1)


FILM = b"\0\0\0\x18ftypisom"
INFECTED = FILM + clamd.EICAR


def store(client, content, name="a.docx"):
    return client.post(reverse("wagtaildocs:add"), FIELDS | {"file": SimpleUploadedFile(name, content)})


def test_what_it_finds_is_refused_and_the_rest_is_taken(clamd_that, client_of):
    server, client = clamd_that(), client_of(roles.EDITORS)
    refused = store(client, INFECTED, "film.mp4")
    assert "Virenscanner hat darin etwas Schädliches gefunden" in str(refused.context["form"].errors["file"])
    assert not CustomDocument.objects.exists()
    content = pdf("Leitfaden")
    assert store(client, content, "a.pdf").status_code == 302
    assert server.scanned[-1] == content, "all of it, in its chunks"


def test_by_a_socket_of_the_machine(client_of, settings, tmp_path):
    server = clamd.start(clamd.UnixServer(str(tmp_path / "clamd"), clamd.Handler))
    settings.CLAMD = f"unix:{tmp_path}/clamd"
    assert scanner.ping()
    assert store(client_of(roles.EDITORS), INFECTED, "film.mp4").context["form"].errors["file"]
    server.shutdown()
    server.server_close()
    assert not scanner.ping()


@pytest.mark.parametrize("how", ["cut", "slow", "drops", "garbage", "endless", "half"])
def test_nothing_gets_through_past_a_scanner_that_gives_no_answer(how, clamd_that, client_of, impatient):
    clamd_that(how)
    answer = store(client_of(roles.EDITORS), office("docx"))
    assert answer.status_code == 200
    assert "versuchen Sie es später noch einmal" in str(answer.context["form"].errors["file"])
    assert not CustomDocument.objects.exists()


@pytest.mark.parametrize("address", ["127.0.0.1:9", "unix:/nowhere/clamd", "nowhere.invalid:3310"])
@pytest.mark.urls(public_form.__name__)
def test_nothing_gets_through_past_one_that_is_away(address, client, data, settings):
    settings.CLAMD = address
    answer = client.post(public_form.ADDRESS, data | {"files": SimpleUploadedFile("a.png", picture())})
    assert answer.status_code == 422
    assert "später noch einmal" in soup_of(answer).find(id="id_files_error").get_text()
    assert data["text"] in soup_of(answer).find(id="id_text").get_text()
    assert not Attachment.objects.exists()


def test_what_is_larger_than_it_takes_is_refused_as_that(clamd_that, client_of):
    clamd_that()
    answer = store(client_of(roles.EDITORS), FILM + b"\0" * 8 * clamd.LIMIT, "film.mp4")
    assert "zu groß, um auf Viren" in str(answer.context["form"].errors["file"])


def test_health_tells_that_it_is_away(client, clamd_that, settings):
    clamd_that()
    assert client.get("/-/health").json()["scanner_answers"] is True
    settings.CLAMD = "127.0.0.1:9"
    answer = client.get("/-/health")
    assert answer.status_code == 503
    assert any("virus scanner" in problem for problem in answer.json()["problems"])
