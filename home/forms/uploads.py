"""Uploads are judged by their content: a name says nothing."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.uploads import checker

MOVING = {"GIF", "PNG", "WEBP", "AVIF"}  # files of phones may have further frames that are no movement


class SafeImageField(WagtailImageField):
    """Refuses what moves, and what the checker of all uploads refuses."""

    def to_python(self, data: Any) -> Any:
        if data:
            self.check_image_file_size(data)
            self._refuse_moving(data)
            checker.check(data, self.allowed_image_extensions)
        return super().to_python(data)

    def _refuse_moving(self, file: Any) -> None:
        try:
            with Image.open(file) as image:
                moves = image.format in MOVING and getattr(image, "is_animated", False)
        except (Image.DecompressionBombError, OSError, SyntaxError, ValueError):
            return  # the checker says what is wrong
        finally:
            file.seek(0)
        if moves:
            words = _("This picture moves, and nobody could stop it. Save one of its frames, or upload it as a film.")
            raise ValidationError(words, code="moving")


class ImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        """Not declared as a field: the second step of a multiple upload asks for everything but the file."""
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            self.fields["file"] = SafeImageField(label=file.label, widget=file.widget)

    def save(self, commit=True):
        """Where the file was replaced, Wagtail has just deleted all sizes."""
        image = super().save(commit)
        if commit:
            image.name_renditions()
        return image


class AvatarForm(AvatarPreferencesForm):
    """The picture of an account is public like any other."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        avatar = self.fields["avatar"]
        self.fields["avatar"] = SafeImageField(label=avatar.label, widget=avatar.widget, required=False)


class DocumentForm(BaseDocumentForm):
    def __init__(self, *args, **kwargs):
        """What is known of the file stands where somebody says that it is accessible, in each step of an upload."""
        super().__init__(*args, **kwargs)
        if words := self.instance.faults_in_words:
            found = _("In this file was found: %(faults)s") % {"faults": " ".join(map(str, words))}
            self.fields["accessibility_checked_on"].help_text = found

    def clean(self):
        cleaned = super().clean()
        is_same_file = "file" not in self.changed_data
        if is_same_file and cleaned.get("accessibility_checked_on") and self.instance.is_barrier:
            words = _("This file is not accessible. Please replace it before you say that it has been checked.")
            self.add_error("accessibility_checked_on", words)
        return cleaned

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            checker.check(file, settings.WAGTAILDOCS_EXTENSIONS)
        return file
