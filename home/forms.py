"""Uploads are judged by their content: a name says nothing."""

import zipfile

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class SafeImageField(WagtailImageField):
    """Reads a picture's size from its header before anything unpacks it, and refuses what breaks off."""

    def to_python(self, data):
        if data:
            self._check_header(data)
        try:
            return super().to_python(data)
        except OSError:  # the file ends before the picture does
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from None

    def _check_header(self, file):
        try:
            with Image.open(file) as image:
                too_large = image.width * image.height > self.max_image_pixels
        except Image.DecompressionBombError:
            too_large = True
        except (OSError, SyntaxError, ValueError):
            too_large = False  # no picture at all; the field itself says so
        finally:
            file.seek(0)
        if too_large:
            raise ValidationError(
                _("This picture has too many pixels (at most %(maximum)s million). Make it smaller and try again."),
                code="file_too_many_pixels",
                params={"maximum": self.max_image_pixels // 1_000_000},
            )


class ImageForm(BaseImageForm):
    file = SafeImageField()


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


def content_matches(file, extension):
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


class DocumentForm(BaseDocumentForm):
    file = forms.FileField()

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            extension = file.name.rpartition(".")[2].lower()
            if not content_matches(file, extension):
                raise ValidationError(
                    _("The content of this file is not what its name says (.%(extension)s)."),
                    params={"extension": extension},
                )
        return file
