"""Files that strangers send: few, small, and of known kinds."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from core.uploads import checker, kinds

EXTENSIONS = ["pdf", "jpg", "jpeg", "png", "webp", "heic", "heif", *kinds.OFFICE]


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
                checker.check(file, EXTENSIONS, self.max_megabytes)
            except ValidationError as error:
                problems.append(error)
        if problems:
            raise ValidationError(problems)
        return files

    def sound(self, files: list[UploadedFile]) -> list[UploadedFile]:
        """Those with which nothing is wrong, and no more than may be sent."""
        return [file for file in files if checker.is_sound(file, EXTENSIONS, self.max_megabytes)][: self.max_files]
