"""No reader waits for a picture, nor sees a broken one: sizes have names from the upload on, and files soon after."""

import errno
import io
import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from unittest.mock import Mock, patch

import psycopg
import pytest
from django.core.cache import caches
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.images.models import Filter

from core.mail import jobs
from core.uploads import replacing, stored
from home.models import CustomImage, CustomRendition
from home.pictures import rendition_files, renditions
from home.staff import roles
from tests import factories
from tests.html import soup_of

FIELDS = {"title": "Bild", "credit": "Wir", "licence": "CC0-1.0", "persons_consent": "none_shown", "collection": 1}


@pytest.fixture
def runs():
    """Which pictures were worked on, in which size."""
    seen, run = [], Filter.run

    def noted(size, image, *args, **kwargs):
        seen.append((image.pk, size.spec))
        return run(size, image, *args, **kwargs)

    with patch.object(Filter, "run", noted):
        yield seen


def upload(client, name="bild.jpg", size=(1000, 700), colour="red", address=None):
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    file = SimpleUploadedFile(name, stream.getvalue())
    assert client.post(address or reverse("wagtailimages:add"), FIELDS | {"file": file}).status_code == 302
    return CustomImage.objects.latest("pk")


def shown(response):
    """The addresses of all pictures of the page, as browsers and networks load them."""
    assert response.status_code == 200
    soup = soup_of(response)
    sets = [tag["srcset"].split(",") for tag in soup.select("[srcset]")]
    found = {address.split()[0] for entries in sets for address in entries}
    found |= {tag["src"] for tag in soup.select("img")}
    found |= {tag["content"].removeprefix("http://testserver") for tag in soup.select("meta[property='og:image']")}
    return {address for address in found if address.startswith("/media/")}


def page_with(home, image):
    body = [("image", {"image": image})]
    return factories.ContentPageFactory(parent=home, title="Mit Bild", share_image=image, body=body)


def lose_files(image):
    for rendition in image.renditions.all():
        rendition.file.storage.delete(rendition.file.name)


def statuses(client, addresses):
    return {client.get(address).status_code for address in addresses}


@pytest.mark.django_db
def test_neither_the_upload_nor_a_reader_waits_for_sizes(client, client_of, home, runs):
    image = upload(client_of(roles.EDITORS))
    assert {size for _, size in runs} <= {"max-165x165"}
    runs.clear()
    page = page_with(home, image)
    page.save_revision().publish()
    known = CustomRendition.objects.count()
    addresses = shown(client.get(page.url))
    assert len(addresses) == 7
    assert (runs, CustomRendition.objects.count()) == ([], known)
    assert rendition_files.make_due() == len(renditions.wanted(image.width))
    runs.clear()
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert rendition_files.make_due() == 0
    assert runs == []


@pytest.mark.django_db
def test_names_and_measures_are_those_of_the_files():
    image = factories.make_image(file=ImageFile(io.BytesIO(factories.picture(1500, 1001, "JPEG")), name="bild.jpg"))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
    image.save()
    rendition_files.make_due()
    for rendition in image.renditions.all():
        with rendition.file.open("rb") as file, Image.open(file) as picture:
            assert picture.size == (rendition.width, rendition.height), rendition.filter_spec
            assert picture.format.lower() in rendition.filter_spec


@pytest.mark.django_db
@override_settings(SERVE_MEDIA=False)
def test_lost_files_are_made_anew_when_somebody_asks_each_of_them_once(client, home, runs):
    image = factories.make_image()
    addresses = shown(client.get(page_with(home, image).url))
    rendition_files.make_due()
    lose_files(image)
    runs.clear()
    for _ in range(2):
        assert statuses(client, addresses) == {200}
    assert len(runs) == len(addresses)


@pytest.mark.django_db
@override_settings(SERVE_MEDIA=False)
def test_a_process_that_remembers_purged_sizes_names_addresses_that_answer(client, home):
    page = page_with(home, factories.make_image())
    before = shown(client.get(page.url))
    call_command("wagtail_update_image_renditions", purge_only=True, verbosity=0)
    remembered = shown(client.get(page.url))
    caches["renditions"].clear()  # as in another process
    assert before == remembered == shown(client.get(page.url))
    CustomRendition.objects.all().delete()
    assert statuses(client, before) == {200}


@pytest.mark.django_db
@override_settings(SERVE_MEDIA=False)
@pytest.mark.parametrize(
    "name",
    [
        "images/{pk}.{hash}.width-401.format-webp.webp", "images/{pk}.{hash}.width-400.format-webp.webp/x",
        "images/x.webp", "images/{pk}.{hash}.webp", "images/{pk}.{hash}.format-webp.webp",
        "images/99999999.{hash}.width-400.format-webp.webp", "images/{pk}.x.width-400.format-webp.webp",
        "images/999999999999999999999.a.width-400.format-webp.webp", "original_images/bruecke.png", "x", "../manage.py",
    ],
)  # fmt: skip
def test_nothing_is_made_for_other_names(client, name, runs, django_assert_max_num_queries):
    image = factories.make_image()
    known = CustomRendition.objects.count()
    with django_assert_max_num_queries(4):
        answer = client.get("/media/" + name.format(pk=image.pk, hash=image.file_hash[:12]))
    assert answer.status_code == 404
    assert len(answer.content) < 200
    assert (runs, CustomRendition.objects.count()) == ([], known)


@pytest.mark.django_db
@override_settings(SERVE_MEDIA=False)
def test_pages_from_before_a_picture_was_replaced_show_the_new_one(
    client, client_of, home, django_capture_on_commit_callbacks
):
    editor = client_of(roles.EDITORS)
    image = upload(editor)
    page = page_with(home, image)
    old = shown(client.get(page.url))
    rendition_files.make_due()
    files = [rendition.file.path for rendition in image.renditions.all()] + [image.file.path]
    with django_capture_on_commit_callbacks(execute=True):
        upload(editor, "neu.jpg", colour="blue", address=reverse("wagtailimages:edit", args=[image.pk]))
    assert not any(map(os.path.exists, files))
    known = CustomRendition.objects.count()
    new = shown(client.get(page.url))
    assert not old & new
    assert CustomRendition.objects.count() == known
    assert statuses(client, new) == {200}
    for address in old:
        answer = client.get(address)
        assert (answer.status_code, answer["Location"] in new) == (302, True)
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_broken_picture_stops_no_other_and_is_named(client, capsys, caplog, runs):
    broken, lost, other = (factories.make_image() for _ in range(3))
    with open(broken.file.path, "wb") as file:
        file.write(b"kaputt")
    os.remove(lost.file.path)
    assert rendition_files.make_due() == len(renditions.wanted(other.width))
    assert f"picture {broken.pk} " in caplog.text
    assert f"picture {lost.pk} " in caplog.text
    assert rendition_files.make_due() == 0
    CustomImage.objects.filter(pk=broken.pk).update(renditions_due=timezone.now() - timedelta(hours=2))
    assert rendition_files.make_due() == 0
    address = broken.get_rendition(renditions.SHARE).url
    runs.clear()
    with override_settings(SERVE_MEDIA=False):
        assert [client.get(address).status_code for _ in range(3)] == [404, 404, 404]
    assert len(runs) == 1
    with pytest.raises(CommandError, match=broken.file.name):
        call_command("make_renditions", missing=True)


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["make_renditions", "strip_picture_metadata"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), psycopg.OperationalError()])
def test_on_a_full_disk_or_without_database_no_picture_is_called_broken(command, error, monkeypatch):
    factories.make_image()

    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(rendition_files, "make_all", fail)
    monkeypatch.setattr(stored, "strip", fail)
    with pytest.raises(type(error)):
        call_command(command)


@pytest.mark.django_db
def test_a_picture_for_which_the_disk_had_no_room_is_tried_again_at_once(monkeypatch):
    image = factories.make_image()
    CustomImage.objects.filter(pk=image.pk).update(renditions_due=timezone.now())

    def fail(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(rendition_files, "make_all", fail)
    with pytest.raises(OSError, match="No space"):
        rendition_files.make_due()
    assert CustomImage.objects.get(pk=image.pk).renditions_due <= timezone.now()


@pytest.mark.django_db
def test_what_a_full_disk_did_not_take_leaves_no_part(monkeypatch):
    rendition = factories.make_image().get_rendition("width-8")

    def fill(source, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(replacing.os, "replace", fill)
    before = rendition.file.storage.listdir("images")
    with pytest.raises(OSError, match="No space"):
        rendition_files.make(rendition, anew=True)
    assert rendition.file.storage.listdir("images") == before


@pytest.mark.django_db
def test_the_command_tells_how_far_it_is_and_keeps_what_is_there(client, home, capsys):
    image = factories.make_image()
    every = len(renditions.wanted(image.width))
    call_command("make_renditions", missing=True)
    assert f"1 of 1 pictures, {every} files made." in capsys.readouterr().out
    call_command("make_renditions", missing=True)
    assert "1 of 1 pictures, 0 files made." in capsys.readouterr().out
    call_command("make_renditions")
    assert f"1 of 1 pictures, {every} files made." in capsys.readouterr().out


@pytest.mark.django_db
def test_the_job_ends_in_time_and_goes_on_where_it_was(monkeypatch):
    monkeypatch.setattr(rendition_files, "AT_ONCE", 0)
    images = [factories.make_image() for _ in range(2)]
    assert [rendition_files.make_due() for _ in range(3)] == [len(renditions.wanted(images[0].width))] * 2 + [0]


@pytest.mark.django_db
def test_a_picture_that_is_deleted_meanwhile_leaves_no_file(monkeypatch):
    image = factories.make_image()
    rendition = image.renditions.get(filter_spec=renditions.SHARE)
    generate = CustomImage.generate_rendition_file

    def and_delete(image, size, **kwargs):
        content = generate(image, size, **kwargs)
        CustomImage.objects.get(pk=image.pk).delete()
        return content

    monkeypatch.setattr(CustomImage, "generate_rendition_file", and_delete)
    rendition_files.make(rendition)
    assert not rendition.file.storage.exists(rendition.file.name)


@pytest.mark.django_db
def test_who_is_killed_leaves_no_half_of_a_picture_under_its_address(monkeypatch):
    rendition = factories.make_image().renditions.get(filter_spec=renditions.SHARE)
    with monkeypatch.context() as killed:
        killed.setattr(replacing.os, "replace", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            rendition_files.make(rendition)
    assert not rendition.file.storage.exists(rendition.file.name)
    assert rendition_files.make(rendition)


def test_it_is_a_job_every_ten_seconds():
    assert "make_renditions" in jobs.names()


@pytest.fixture
def committed_image(committed):
    image = factories.make_image()
    yield image
    image.delete()


def wait_for_waiting(number):
    """Until so many wait for a slot."""
    end = time.monotonic() + 10
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0] == number:
                return
            time.sleep(0.01)
    raise AssertionError("they do not wait")


def ask(address):
    try:
        return Client().get(address).status_code
    finally:
        connections.close_all()


@override_settings(SERVE_MEDIA=False)
def test_many_who_ask_at_once_have_a_file_made_once(committed_image, runs, monkeypatch):
    monkeypatch.setattr("home.pictures.media.PATIENCE", "20s")
    rendition = committed_image.renditions.get(filter_spec=renditions.SHARE)
    with ThreadPoolExecutor(8) as pool:
        with rendition_files.slot(rendition.file.name, "0"):
            answers = pool.map(ask, [rendition.url] * 40)
            wait_for_waiting(8)
        assert set(answers) == {200}
    assert runs == [(committed_image.pk, renditions.SHARE)]


@override_settings(SERVE_MEDIA=False)
def test_who_would_wait_too_long_is_asked_to_come_again(committed_image, monkeypatch):
    monkeypatch.setattr("home.pictures.media.PATIENCE", "100ms")
    rendition = committed_image.renditions.get(filter_spec=renditions.SHARE)
    with rendition_files.slot(rendition.file.name, "0"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(ask, rendition.url).result() == 503
    assert ask(rendition.url) == 200
