"""Hostile files and good ones through the forms of strangers and of editors."""

import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.public_forms.models import Attachment
from home.models import CustomDocument, CustomImage
from home.staff import roles
from tests.core.public_forms import public_form
from tests.hostile_files import GOOD, HOSTILE
from tests.html import soup_of
from tests.sampling import audited, sample

pytestmark = pytest.mark.django_db
LONGEST = 2  # seconds of computing
# One check looks into all: what the suite sends on one way, it need not send on the other.
BY_EDITORS = sample(HOSTILE, 24)
BY_STRANGERS = sample([*HOSTILE][12:] + [*HOSTILE][:12], 24)
OF_EACH_ROOM = {name.partition(":")[0]: name for name in HOSTILE}.values()
BY_MANY = [*OF_EACH_ROOM, *map(audited, sorted(HOSTILE.keys() - OF_EACH_ROOM))]
DOCUMENT = {"title": "Getippt", "collection": 1, "language": "de"}
PICTURE = {"title": "Getippt", "collection": 1, "credit": "Wir", "licence": "CC0-1.0", "persons_consent": "none_shown"}


def upload(name, files):
    filename, make = files[name]
    return SimpleUploadedFile(filename, make())


def is_picture(file):
    return file.name.endswith((".png", ".jpg"))


def computing():
    """Seconds of this process and of its children, however busy the machine is."""
    return sum(os.times()[:4])


def timed(send):
    start = computing()
    answer = send()
    assert computing() - start < LONGEST
    return answer


@pytest.mark.parametrize("name", BY_EDITORS)
def test_editors_cannot_store_it(name, client_of):
    client, file = client_of(roles.EDITORS), upload(name, HOSTILE)
    kind, fields = ("images", PICTURE) if is_picture(file) else ("docs", DOCUMENT)
    answer = timed(lambda: client.post(reverse(f"wagtail{kind}:add"), fields | {"file": file}))
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form.errors.keys() == {"file"}
    assert soup_of(answer).select_one("[name=title]")["value"] == "Getippt"
    assert not CustomDocument.objects.exists()
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize("name", BY_MANY)
def test_editors_cannot_store_it_among_many(name, client_of):
    file = upload(name, HOSTILE)
    kind = "images" if is_picture(file) else "docs"
    address = reverse(f"wagtail{kind}:add_multiple")
    many = client_of(roles.EDITORS).post(address, {"collection": 1, "files[]": file})
    assert many.json()["success"] is False
    assert not CustomDocument.objects.exists()
    assert not CustomImage.objects.exists()


@pytest.mark.urls(public_form.__name__)
@pytest.mark.parametrize("name", BY_STRANGERS)
def test_strangers_cannot_send_it(name, client, data):
    answer = timed(lambda: client.post(public_form.ADDRESS, data | {"files": upload(name, HOSTILE)}))
    assert answer.status_code == 422
    assert soup_of(answer).find(id="id_files_error").get_text(strip=True)
    assert data["text"] in soup_of(answer).find(id="id_text").get_text()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("name", sample(GOOD, 2))
def test_editors_store_good_files(name, client_of):
    answer = timed(
        lambda: client_of(roles.EDITORS).post(reverse("wagtaildocs:add"), DOCUMENT | {"file": upload(name, GOOD)})
    )
    assert answer.status_code == 302, answer.context["form"].errors


@pytest.mark.urls(public_form.__name__)
@pytest.mark.parametrize("name", sample([*GOOD][1:] + [*GOOD][:1], 2))
def test_strangers_send_good_files(name, client, data):
    answer = client.post(public_form.ADDRESS, data | {"files": upload(name, GOOD)})
    assert answer.status_code == 303
    assert Attachment.objects.get().name == GOOD[name][0]


def test_a_replaced_file_is_looked_into_as_well(client_of):
    client = client_of(roles.EDITORS)
    client.post(reverse("wagtaildocs:add"), DOCUMENT | {"file": upload("pdf", GOOD)})
    document = CustomDocument.objects.get()
    bad = upload("pdf: opening script", HOSTILE)
    answer = client.post(reverse("wagtaildocs:edit", args=[document.pk]), DOCUMENT | {"file": bad})
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"file"}
    before = document.file_hash
    document.refresh_from_db()
    assert document.file_hash == before
