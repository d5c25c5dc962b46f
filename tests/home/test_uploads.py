"""What editors may not upload, and that a refused file leaves nothing behind."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image
from wagtail.models import UploadedFile

from home.models import CustomDocument, CustomImage
from tests.factories import office, pdf, picture

pytestmark = pytest.mark.django_db

FIELDS = {"title": "Bild", "credit": "Wir", "licence": "CC0-1.0", "persons_consent": "none_shown", "collection": 1}


def png_header_of(width, height):
    """A tiny file that claims to be an enormous picture."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 4096)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def office_file(member):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, "<x/>")
    return stream.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def frames(kind):
    stream = io.BytesIO()
    first, *rest = (Image.effect_noise((40, 30), 50).convert("RGB") for _number in range(3))
    first.save(stream, kind, save_all=True, append_images=rest)
    return stream.getvalue()


REFUSED_IMAGES = {
    "moving gif": ("bild.gif", frames("GIF")),
    "moving png": ("bild.png", frames("PNG")),
    "moving webp": ("bild.webp", frames("WEBP")),
    "enormous": ("riesig.png", png_header_of(20_000, 20_000)),
    "large": ("gross.png", png_header_of(9_000, 9_000)),
    "svg": ("bild.svg", SVG),
    "svg as png": ("bild.png", SVG),
    "html as jpg": ("bild.jpg", HTML),
    "png as jpg": ("bild.jpg", picture(10, 10)),
    "empty": ("bild.png", b""),
    "truncated": ("bild.png", picture(100, 100)[:60]),
}
REFUSED_DOCUMENTS = {
    "html": ("seite.html", HTML),
    "html as pdf": ("seite.pdf", HTML),
    "svg": ("bild.svg", SVG),
    "zip as docx": ("text.docx", office_file("anything.txt")),
    "pdf as docx": ("text.docx", b"%PDF-1.7"),
    "html as vtt": ("film.vtt", HTML),
    "html as mp4": ("film.mp4", HTML),
    "program": ("setup.exe", b"MZ"),
}


def stored_files(settings):
    roots = [Path(settings.MEDIA_ROOT), Path(settings.STORAGES["documents"]["OPTIONS"]["location"])]
    return {path for root in roots for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", REFUSED_IMAGES)
@pytest.mark.parametrize("view", ["add", "add_multiple"])
def test_refuses_what_is_no_picture(view, name, admin_client, settings):
    filename, content = REFUSED_IMAGES[name]
    before = stored_files(settings)
    upload = SimpleUploadedFile(filename, content)
    if view == "add":
        response = admin_client.post(reverse("wagtailimages:add"), FIELDS | {"file": upload})
        assert response.status_code == 200
        assert response.context["form"].errors["file"]
    else:
        response = admin_client.post(
            reverse("wagtailimages:add_multiple"), {"title": "Bild", "collection": 1, "files[]": upload}
        )
        assert response.status_code == 200
        assert response.json()["success"] is False
        assert response.json()["error_message"]
    assert not CustomImage.objects.exists()
    assert stored_files(settings) == before


def test_takes_a_picture(admin_client):
    upload = SimpleUploadedFile("bild.png", picture(40, 30))
    response = admin_client.post(reverse("wagtailimages:add"), FIELDS | {"file": upload})
    assert response.status_code == 302
    assert CustomImage.objects.get().width == 40


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "avif", "gif"])
@pytest.mark.parametrize("view", ["add", "add_multiple"])
def test_a_stored_picture_tells_nothing_of_its_maker(view, kind, admin_client):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kanarienvogel"
    exif[ExifTags.Base.Orientation] = 6
    stream = io.BytesIO()
    how = {"comment": b"Kanarienvogel"} if kind == "gif" else {"exif": exif, "xmp": b"Kanarienvogel"}
    Image.effect_noise((40, 30), 50).save(stream, "jpeg" if kind == "jpg" else kind, **how)
    assert b"Kanarienvogel" in stream.getvalue()
    upload = SimpleUploadedFile(f"bild.{kind}", stream.getvalue())
    if view == "add":
        admin_client.post(reverse("wagtailimages:add"), FIELDS | {"file": upload})
    else:
        admin_client.post(reverse("wagtailimages:add_multiple"), {"title": "Bild", "collection": 1, "files[]": upload})
    with (CustomImage if view == "add" else UploadedFile).objects.get().file.open("rb") as file:
        stored = file.read()
    assert b"Kanarienvogel" not in stored
    with Image.open(io.BytesIO(stored)) as image:
        assert image.size == ((40, 30) if kind == "gif" else (30, 40)), "what was turned is stored upright"
        assert not image.getexif()


@pytest.mark.parametrize("view", ["add", "add_multiple"])
def test_a_picture_of_a_phone_becomes_a_jpeg_that_tells_nothing_of_its_maker(view, admin_client):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kanarienvogel"
    stream = io.BytesIO()
    Image.effect_noise((64, 48), 50).convert("RGB").save(stream, "HEIF", exif=exif)
    assert b"Kanarienvogel" in stream.getvalue()
    upload = SimpleUploadedFile("IMG_0001.HEIC", stream.getvalue())
    if view == "add":
        admin_client.post(reverse("wagtailimages:add"), FIELDS | {"file": upload})
    else:
        admin_client.post(reverse("wagtailimages:add_multiple"), {"title": "Bild", "collection": 1, "files[]": upload})
    with (CustomImage if view == "add" else UploadedFile).objects.get().file.open("rb") as file:
        stored = file.read()
        assert view == "add_multiple" or file.name.endswith(".jpg")
    assert b"Kanarienvogel" not in stored
    with Image.open(io.BytesIO(stored)) as image:
        assert (image.format, image.size) == ("JPEG", (64, 48))


def test_of_a_phones_jpeg_with_further_frames_the_first_is_kept_and_tells_nothing_of_its_maker(admin_client):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kanarienvogel"
    stream = io.BytesIO()
    Image.effect_noise((64, 48), 50).save(
        stream, "MPO", save_all=True, append_images=[Image.effect_noise((32, 24), 50)], exif=exif
    )
    assert b"Kanarienvogel" in stream.getvalue()
    upload = SimpleUploadedFile("IMG_0001.jpg", stream.getvalue())
    admin_client.post(reverse("wagtailimages:add"), FIELDS | {"file": upload})
    with CustomImage.objects.get().file.open("rb") as file, Image.open(file) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (64, 48), {})


@pytest.mark.parametrize("missing", ["credit", "licence", "persons_consent"])
def test_picture_needs_credit_licence_and_consent(missing, admin_client):
    fields = {name: value for name, value in FIELDS.items() if name != missing}
    upload = SimpleUploadedFile("bild.png", picture(40, 30))
    response = admin_client.post(reverse("wagtailimages:add"), fields | {"file": upload})
    assert response.context["form"].errors[missing]


@pytest.mark.parametrize("name", REFUSED_DOCUMENTS)
@pytest.mark.parametrize("view", ["add", "add_multiple"])
def test_refuses_what_is_no_document(view, name, admin_client, settings):
    filename, content = REFUSED_DOCUMENTS[name]
    before = stored_files(settings)
    upload = SimpleUploadedFile(filename, content)
    if view == "add":
        fields = {"title": "Datei", "collection": 1, "language": "de", "file": upload}
        response = admin_client.post(reverse("wagtaildocs:add"), fields)
        assert response.context["form"].errors["file"]
    else:
        fields = {"title": "Datei", "collection": 1, "files[]": upload}
        assert admin_client.post(reverse("wagtaildocs:add_multiple"), fields).json()["success"] is False
    assert not CustomDocument.objects.exists()
    assert stored_files(settings) == before


@pytest.mark.parametrize(
    ("filename", "content"),
    [
        ("a.pdf", pdf()),
        ("a.docx", office("docx")),
        ("a.odt", office("odt")),
        ("a.mp4", b"\0\0\0\x18ftypisom"),
        ("a.vtt", "\ufeffWEBVTT\n".encode()),
    ],
)
def test_takes_a_document(filename, content, admin_client):
    upload = SimpleUploadedFile(filename, content)
    fields = {"title": "Datei", "collection": 1, "language": "de", "file": upload}
    assert admin_client.post(reverse("wagtaildocs:add"), fields).status_code == 302


def test_uploads_cannot_run_anything(client):
    CustomImage.objects.all().delete()
    from tests.factories import make_image

    response = client.get(make_image().file.url)
    assert response.status_code == 200
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
