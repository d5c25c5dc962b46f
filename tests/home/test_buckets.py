"""Uploaded files in buckets in the place of folders: what people do with them is as before."""

import io
import os

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from config import buckets
from core.pdf import Fault
from home.models import CustomDocument, CustomImage
from home.pictures import rendition_files
from operations import disks
from operations.backup import archives
from search import file_texts
from tests import factories
from tests.buckets import names_in, service  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db


def test_a_picture_comes_from_the_sites_own_address(service, client):  # noqa: F811
    image = factories.make_image()
    rendition = image.get_rendition("width-400|format-webp")
    assert rendition.url.startswith("/media/images/")
    assert names_in(service, "pictures") == [image.file.name]
    answer = client.get(rendition.url)
    assert answer.status_code == 200
    assert Image.open(io.BytesIO(b"".join(answer.streaming_content))).format == "WEBP"
    assert answer["Cache-Control"].endswith("immutable")
    assert rendition.file.name in names_in(service, "pictures")
    assert client.get(f"/media/{image.file.name}").status_code == 404, "originals are for nobody"


def test_sizes_are_made_anew_under_the_same_name(service):  # noqa: F811
    image = factories.make_image()
    made = rendition_files.make_all(image)
    before = names_in(service, "pictures")
    assert made == len(before) - 1
    assert rendition_files.make_all(image) == 0
    assert rendition_files.make_all(image, anew=True) == made
    assert names_in(service, "pictures") == before


def test_two_pictures_of_one_name_do_not_overwrite_each_other(service):  # noqa: F811
    factories.make_image()
    factories.make_image()
    assert len({image.file.name for image in CustomImage.objects.all()}) == 2
    assert len(names_in(service, "pictures")) == 2


def test_a_deleted_picture_is_gone(service, django_capture_on_commit_callbacks):  # noqa: F811
    with django_capture_on_commit_callbacks(execute=True):
        image = factories.make_image()
        rendition_files.make_all(image)
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert names_in(service, "pictures") == []


def test_a_document_is_streamed_to_whom_it_is_for_and_to_nobody_else(service, client, admin_client):  # noqa: F811
    document = factories.make_document(content=b"%PDF-1.7 plan")
    answer = client.get(document.url)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 plan"
    assert answer["Content-Length"] == "13"
    assert "127.0.0.1" not in str(answer.headers)
    with pytest.raises(NotImplementedError):
        document.file.url  # noqa: B018
    closed = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    CustomDocument.objects.update(collection=closed)
    assert client.get(document.url).status_code == 404
    assert admin_client.get(document.url).status_code == 200
    assert names_in(service, "papers") == [document.file.name]
    assert client.get(f"/media/{document.file.name}").status_code == 404


def test_the_text_of_a_document_is_read(service):  # noqa: F811
    document = factories.make_document(content=factories.pdf())
    assert file_texts.read_new() == 1
    assert Fault.TEXT_UNREAD not in CustomDocument.objects.get(pk=document.pk).faults
    document.file.storage.delete(document.file.name)
    document.text_of_file.delete()
    file_texts.read_new()
    assert Fault.TEXT_UNREAD in CustomDocument.objects.get(pk=document.pk).faults


def test_an_editor_uploads_a_picture(service, admin_client):  # noqa: F811
    file = SimpleUploadedFile("bruecke.png", factories.picture())
    data = {
        "title": "Brücke", "file": file, "credit": "Anna Muster", "licence": "own", "persons_consent": "none_shown",
        "alt_de": "Eine Brücke", "collection": Collection.get_first_root_node().pk,
    }  # fmt: skip
    answer = admin_client.post(reverse("wagtailimages:add"), data)
    assert answer.status_code == 302, answer.context["form"].errors
    image = CustomImage.objects.get()
    assert admin_client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    assert image.file.name in names_in(service, "pictures")


def test_place_and_camera_leave_a_stored_picture(service):  # noqa: F811
    image = factories.make_image()
    told = io.BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "Kamera"
    Image.new("RGB", (16, 10)).save(told, "JPEG", exif=exif)
    name = storages["default"].save("original_images/told.jpg", ContentFile(told.getvalue()))
    CustomImage.objects.filter(pk=image.pk).update(file=name)
    call_command("strip_picture_metadata", verbosity=0)
    assert not Image.open(storages["default"].open(name)).getexif()
    assert name in names_in(service, "pictures")


def test_a_backup_takes_them_along_and_brings_them_back(service):  # noqa: F811
    image, document = factories.make_image(), factories.make_document(content=b"%PDF-1.7 plan")
    rendition_files.make_all(image)
    packed = {}
    for name, storage in archives.places().items():
        packed[name] = io.BytesIO()
        count = archives.pack(storage, packed[name])
        assert (count.number, count.bytes) == (1, archives.size(storage)), "without the smaller sizes"
    service.delete_object(Bucket="pictures", Key=image.file.name)
    service.put_object(Bucket="papers", Key=document.file.name, Body=b"nonsense")
    for name, storage in archives.places().items():
        packed[name].seek(0)
        archives.unpack(packed[name], storage)
    assert image.file.name in names_in(service, "pictures")
    assert document.file.storage.open(document.file.name).read() == b"%PDF-1.7 plan"


def test_no_disk_is_watched_for_them(service):  # noqa: F811
    assert {place.name for place in disks.places()}.isdisjoint({"MEDIA_ROOT", "DOCUMENTS_ROOT"})


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DOCUMENTS_S3_BUCKET", "pictures", "must name two buckets"),
        ("DOCUMENTS_S3_BUCKET", "-", "must name two buckets"),
        ("S3_ENDPOINT_URL", "http://s3.example.org", "must begin with https://"),
        ("S3_SECRET_ACCESS_KEY", "", "S3_SECRET_ACCESS_KEY must be set"),
    ],
)
def test_what_is_unsafe_or_missing_ends_the_start(service, monkeypatch, name, value, sentence):  # noqa: F811
    assert os.environ[name]
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=sentence):
        buckets.from_environment()
