"""Files that strangers send: few, small, of known kinds, and what their names say."""

import zipfile
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from PIL import Image

from core.files import OFFICE_MEMBERS, content_matches, make_jpeg
from core.text import characters

MEGABYTE = 1024 * 1024
MAX_PIXELS = 60_000_000
PICTURES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF", "heif": "HEIF"}
EXTENSIONS = ["pdf", *PICTURES, *OFFICE_MEMBERS]
MAX_MEMBERS = 2000
MAX_UNPACKED = 60 * MEGABYTE


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"  # nothing was stored yet that one could clear


class UploadField(forms.FileField):
    """Up to `max_files` files; the cleaned value is a list of them."""

    widget = FilesInput

    def __init__(self, *, max_files: int = 5, max_megabytes: int = 10, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_files, self.max_megabytes = max_files, max_megabytes
        self.widget.attrs["accept"] = ",".join(f".{extension}" for extension in EXTENSIONS)
        self.help_text = self.help_text or lazy(self._what_is_taken, str)()  # in the language of whoever reads it

    def _what_is_taken(self) -> str:
        return _(
            "At most %(files)s files of %(size)s MB each: PDF, pictures (JPEG, PNG, WebP, HEIC), documents of Word, "
            "Excel, PowerPoint or LibreOffice."
        ) % {"files": self.max_files, "size": self.max_megabytes}

    def clean(self, data: list[UploadedFile] | None, initial: Any = None) -> list[UploadedFile]:
        files = [file for file in data or [] if file]
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > self.max_files:
            raise ValidationError(
                _("Choose at most %(files)s files."), code="too_many", params={"files": self.max_files}
            )
        problems = []
        for file in files:
            try:
                self._check(file)
            except ValidationError as error:
                problems.append(error)
        if problems:
            raise ValidationError(problems)
        return files

    def sound(self, files: list[UploadedFile]) -> list[UploadedFile]:
        """Those with which nothing is wrong, and no more than may be sent."""

        def is_right(file: UploadedFile) -> bool:
            try:
                self._check(file)
            except ValidationError:
                return False
            return True

        return [file for file in files if is_right(file)][: self.max_files]

    def _check(self, file: UploadedFile) -> None:
        file.name = name_of(file)
        params = {"name": file.name, "size": self.max_megabytes}
        extension = file.name.rpartition(".")[2].lower()
        if extension not in EXTENSIONS:
            raise ValidationError(_("“%(name)s” is of a kind that we cannot take."), "kind", params)
        if not file.size:
            raise ValidationError(_("“%(name)s” is empty."), "empty", params)
        if file.size > self.max_megabytes * MEGABYTE:
            raise ValidationError(_("“%(name)s” is larger than %(size)s MB."), "size", params)
        if not is_sound(file, extension):
            raise ValidationError(
                _("“%(name)s” cannot be opened, or its content is not what its name says."), "content", params
            )
        if PICTURES.get(extension) == "HEIF":
            make_jpeg(file)


def name_of(file: UploadedFile) -> str:
    """The file's name, harmless and short enough to keep."""
    stem, dot, extension = characters.strip_deceptive_characters(file.name or "").strip().rpartition(".")
    return f"{stem[:100]}{dot}{extension[:10]}" or "?"


def is_sound(file: UploadedFile, extension: str) -> bool:
    """Whether the bytes are of the kind that the extension says, and nothing in them bursts when it is unpacked."""
    try:
        if extension in PICTURES:
            return _picture_opens(file, PICTURES[extension])
        return content_matches(file, extension) and (extension not in OFFICE_MEMBERS or _archive_is_sound(file))
    except Exception:  # the libraries raise all sorts of errors for broken files
        return False
    finally:
        file.seek(0)


def _picture_opens(file: UploadedFile, kind: str) -> bool:
    file.seek(0)
    with Image.open(file, formats=[kind]) as image:
        if image.width * image.height > MAX_PIXELS:
            return False
        image.load()
    return True


def _archive_is_sound(file: UploadedFile) -> bool:
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
            return False
        if any("vbaproject" in member.filename.lower() or member.flag_bits & 1 for member in members):
            return False  # macros, or encrypted
        return archive.testzip() is None  # reads no more of a member than the size that it states
