"""A form that comes back with an error keeps its files: nobody has to choose them again."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.privacy import retention
from core.public_forms.models import Attachment, KeptFile, Submission
from tests import factories
from tests.core.public_forms import public_form
from tests.html import soup_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls(public_form.__name__)]
PDF = factories.pdf()


def pdf(name="Plan.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def send():
    client = Client()
    with time_machine.travel("2026-11-20 10:00", tick=False) as clock:
        filled = public_form.valid(client)
        clock.shift(30)
        yield lambda **changes: client.post(public_form.ADDRESS, filled | changes)


def boxes(response):
    return {box.find_next("label").get_text(): box["value"] for box in soup_of(response).select("[name=remove_file]")}


def names():
    return list(Attachment.objects.order_by("pk").values_list("name", flat=True))


def test_a_file_survives_an_error_and_is_sent_along(send):
    back = send(text="", files=[pdf()])
    assert back.status_code == 422
    assert list(boxes(back)) == ["„Plan.pdf“ weglassen"]
    assert "noch einmal" not in soup_of(back).find(id="form-errors").get_text()
    assert list(boxes(send(text=""))) == ["„Plan.pdf“ weglassen"]
    assert KeptFile.objects.count() == 1
    assert send(files=[pdf("Zweite.pdf")]).status_code == 303
    assert names() == ["Plan.pdf", "Zweite.pdf"]
    assert Attachment.objects.first().file.read() == PDF
    assert ["Files", "Plan.pdf\nZweite.pdf"] in Submission.objects.get().words
    assert send(files=[pdf("Zweite.pdf")]).status_code == 303  # a double click
    assert len(names()) == 2


def test_what_is_ticked_is_left_out_and_gone_from_the_disk(send, django_capture_on_commit_callbacks):
    (number,) = boxes(send(text="", files=[pdf()])).values()
    kept = KeptFile.objects.get().file
    with django_capture_on_commit_callbacks(execute=True):
        assert send(remove_file=number).status_code == 303
    assert names() == []
    assert not kept.storage.exists(kept.name)


def test_what_is_wrong_is_not_kept_and_has_to_be_chosen_again(send):
    back = send(text="", files=[pdf(), pdf("Bild.pdf", b"no PDF")])
    assert list(boxes(back)) == ["„Plan.pdf“ weglassen"]
    assert "noch einmal" in soup_of(back).find(id="form-errors").get_text()


def test_kept_files_count_and_belong_to_their_form_alone(send):
    send(text="", files=[pdf(f"{number}.pdf") for number in range(5)])
    assert send(files=[pdf("sechs.pdf")]).status_code == 422
    client = Client()
    with time_machine.travel("2026-11-20 10:00") as clock:
        other = public_form.valid(client)
        clock.shift(30)
        number = KeptFile.objects.first().pk
        assert client.post(public_form.ADDRESS, other | {"remove_file": number}).status_code == 303
    assert KeptFile.objects.count() == 5
    assert names() == []


def test_nobody_fills_the_disk_with_forms_that_are_never_sent(send):
    for number in range(8):
        send(text="", files=[pdf(f"{number}.pdf")])
    with time_machine.travel("2026-11-20 10:01"):
        assert 0 < KeptFile.objects.count() <= 5


def test_two_days_later_they_are_gone(send):
    send(text="", files=[pdf()])
    with time_machine.travel("2026-11-22 11:00"):
        retention.run()
    assert not KeptFile.objects.exists()
