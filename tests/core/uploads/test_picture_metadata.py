"""Place and camera leave every picture: when it is uploaded, and by a command those that were stored before."""

import io

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from wagtail.users.models import UserProfile

from core.public_forms.models import Attachment
from home.models import CustomImage
from home.staff import roles
from tests import factories
from tests.core.public_forms import public_form

pytestmark = pytest.mark.django_db
CANARY = "Kanarienvogel"
FIELDS = {"title": "Bild", "credit": "Wir", "licence": "CC0-1.0", "persons_consent": "none_shown", "collection": 1}
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
KINDS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "heic": "HEIF"}
# In a HEIC the turn belongs to the picture itself, and the mark in its EXIF says nothing.
SIZES = dict.fromkeys(KINDS, (30, 40)) | {"heic": (40, 30)}


def telling(kind):
    """A picture taken sideways that says where, when, and by which camera."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = CANARY
    exif[ExifTags.Base.Orientation] = 6
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (52.0, 31.0, 12.0)
    place[ExifTags.GPS.GPSProcessingMethod] = CANARY.encode()
    how = {"exif": exif, "xmp": f"<x>{CANARY}</x>".encode(), "icc_profile": PROFILE}
    if kind == "PNG":
        texts = PngInfo()
        texts.add_text("Author", CANARY)
        texts.add_itxt("XML:com.adobe.xmp", CANARY)
        how = {"pnginfo": texts, "exif": exif, "icc_profile": PROFILE}
    stream = io.BytesIO()
    Image.effect_noise((40, 30), 50).convert("RGB").save(stream, kind, **how)
    assert CANARY.encode() in stream.getvalue() or kind == "PNG"
    return stream.getvalue()


def check(content, size=(30, 40)):
    assert CANARY.encode() not in content
    with Image.open(io.BytesIO(content)) as image:
        assert (image.size, dict(image.getexif())) == (size, {})
        assert not getattr(image, "text", None)
        assert image.info.get("icc_profile"), "colours stay what they are"


@pytest.mark.parametrize("extension", KINDS)
def test_an_uploaded_picture_and_its_sizes_tell_nothing_stand_upright_and_keep_their_colours(extension, client_of):
    file = SimpleUploadedFile(f"bild.{extension}", telling(KINDS[extension]))
    client_of(roles.EDITORS).post(reverse("wagtailimages:add"), FIELDS | {"file": file})
    image = CustomImage.objects.get()
    with image.file.open("rb") as stored:
        check(stored.read(), SIZES[extension])
    assert (image.width, image.height) == SIZES[extension]
    with image.get_rendition("width-20").file.open("rb") as rendition:
        assert CANARY.encode() not in rendition.read()


def test_the_picture_of_an_account_tells_nothing_either(admin_client, admin_user):
    account, facts = reverse("wagtailadmin_account"), {"name_email-first_name": "Eva", "name_email-last_name": "Muster"}
    facts |= {"name_email-email": "eva@example.org", "theme-theme": "system", "theme-density": "default"}
    facts |= {"theme-contrast": "system", "theme-keyboard_shortcuts": "on", "locale-preferred_language": "de"}
    answer = admin_client.post(account, facts | {"avatar-avatar": SimpleUploadedFile("ich.png", b"<svg/>")})
    assert answer.status_code == 200
    assert not UserProfile.get_for_user(admin_user).avatar
    answer = admin_client.post(account, facts | {"avatar-avatar": SimpleUploadedFile("ich.jpg", telling("JPEG"))})
    assert answer.status_code == 302
    with UserProfile.objects.get(user=admin_user).avatar.open("rb") as stored:
        check(stored.read())


@pytest.mark.urls(public_form.__name__)
@pytest.mark.parametrize("extension", ["jpg", "png", "webp", "heic"])
def test_a_picture_of_a_stranger_tells_nothing_either(extension, client, data):
    file = SimpleUploadedFile(f"bild.{extension}", telling(KINDS[extension]))
    assert client.post(public_form.ADDRESS, data | {"files": file}).status_code == 303
    attachment = Attachment.objects.get()
    with attachment.file.open("rb") as stored:
        check(stored.read(), SIZES[extension])


@pytest.mark.parametrize("behind", [b"<script>alert(1)</script>", factories.office("docx")])
def test_nothing_stays_behind_the_end_of_a_picture(behind, client_of):
    file = SimpleUploadedFile("bild.jpg", factories.picture(40, 30, "JPEG") + behind)
    client_of(roles.EDITORS).post(reverse("wagtailimages:add"), FIELDS | {"file": file})
    with CustomImage.objects.get().file.open("rb") as stored:
        assert behind not in stored.read()


def test_a_command_strips_what_was_stored_before_once(capsys):
    image = factories.make_image(file=ImageFile(io.BytesIO(telling("JPEG")), name="alt.jpg"))
    rendition = image.get_rendition("width-20")
    clean = factories.make_image()
    with clean.file.open("rb") as file:
        before = file.read()
    name = image.file.name
    call_command("strip_picture_metadata")
    image.refresh_from_db()
    assert image.file.name == name
    with image.file.storage.open(name) as stored:
        content = stored.read()
    check(content)
    assert (image.width, image.height, image.file_size) == (30, 40, len(content))
    with rendition.file.storage.open(rendition.file.name) as stored:
        assert CANARY.encode() not in stored.read()
    capsys.readouterr()
    call_command("strip_picture_metadata")
    assert " 0 stripped" in capsys.readouterr().out
    with image.file.storage.open(name) as stored, clean.file.storage.open(clean.file.name) as other:
        assert (stored.read(), other.read()) == (content, before)


def test_it_names_what_it_could_not_read_and_does_the_rest():
    broken = factories.make_image(file=ImageFile(io.BytesIO(factories.picture()), name="kaputt.png"))
    with open(broken.file.path, "wb") as file:
        file.write(b"kaputt")
    image = factories.make_image(file=ImageFile(io.BytesIO(telling("JPEG")), name="alt.jpg"))
    with pytest.raises(CommandError, match=f"CustomImage {broken.pk}"):
        call_command("strip_picture_metadata")
    with image.file.storage.open(image.file.name) as stored:
        check(stored.read())
