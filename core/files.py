"""What files are by their content; a name says nothing. And what their content says that nobody ought to read."""

import io
import zipfile
from typing import IO

from django.core.files.base import File
from PIL import ExifTags, Image
from pillow_heif import register_heif_opener

register_heif_opener(thumbnails=False)

SIGNATURES = {
    "pdf": lambda head: head.startswith(b"%PDF-"),
    "mp4": lambda head: head[4:8] == b"ftyp",
    "webm": lambda head: head.startswith(b"\x1a\x45\xdf\xa3"),
    "vtt": lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"),
}
# A member that every file of the kind has.
OFFICE_MEMBERS = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
    "ods": "content.xml",
    "odp": "content.xml",
}


def content_matches(file: IO[bytes], extension: str) -> bool:
    """Whether the bytes are what the extension says; unknown extensions never match."""
    file.seek(0)
    try:
        if extension in SIGNATURES:
            return SIGNATURES[extension](file.read(32))
        if extension in OFFICE_MEMBERS:
            with zipfile.ZipFile(file) as archive:
                return OFFICE_MEMBERS[extension] in archive.namelist()
        return False
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)


def make_jpeg(file: File) -> None:
    """
    Turn a picture of a phone (HEIC), which most browsers do not show, into JPEG; every other file stays as it came.

    Done within the file, as `strip_metadata` does.
    """
    file.seek(0)
    converted = io.BytesIO()
    try:
        with Image.open(file) as image:
            if image.format == "HEIF":
                image.convert("RGB").save(converted, "JPEG", quality=90, exif=image.getexif())
    except (OSError, SyntaxError, ValueError):
        return  # no picture at all, or a broken one: the field itself says so
    finally:
        file.seek(0)
    if converted.tell():
        _replace(file, converted)
        file.name = f"{(file.name or 'picture').rpartition('.')[0]}.jpg"


def strip_metadata(file: File) -> None:
    """
    Take place, time, camera and comments out of an uploaded picture; which side is up and the colour profile stay.

    Done within the file, as Wagtail may store it in more than one way. What has nothing of the kind is left as it came.
    """
    file.seek(0)
    with Image.open(file) as image:
        exif = image.getexif()
        texts = [image.info.pop(name) for name in ("xmp", "photoshop", "comment") if name in image.info]
        texts += getattr(image, "text", {})
        stripped = io.BytesIO()
        if exif or texts:
            kept = Image.Exif()
            if orientation := exif.get(ExifTags.Base.Orientation):
                kept[ExifTags.Base.Orientation] = orientation
            quality = "keep" if image.format == "JPEG" else 90  # as the original was made: hardly any loss
            kind = "JPEG" if image.format == "MPO" else image.format  # the further frames of a phone's JPEG go too
            image.save(stripped, kind, quality=quality, exif=kept, icc_profile=image.info.get("icc_profile"))
    file.seek(0)
    if stripped.tell():
        _replace(file, stripped)


def _replace(file: File, content: io.BytesIO) -> None:
    file.seek(0)
    file.truncate()
    file.write(content.getvalue())
    file.flush()
    file.size = content.tell()
    file.seek(0)
