"""Uploads are judged by their content: a name says nothing."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.files import content_matches, make_jpeg, strip_metadata

MOVING = {"GIF", "PNG", "WEBP", "AVIF"}  # files of phones may have further frames that are no movement


class SafeImageField(WagtailImageField):
    """Reads a picture's header before anything unpacks it; refuses what is too large, moves or breaks off."""

    def to_python(self, data):
        if data:
            self._check_header(data)
            make_jpeg(data)
        try:
            file = super().to_python(data)
            if data:
                strip_metadata(data)  # the original lies at a public address, and tells nothing of who made it
            return file
        except OSError:  # the file ends before the picture does
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from None

    def _check_header(self, file):
        too_large = moves = False
        try:
            with Image.open(file) as image:
                too_large = image.width * image.height > self.max_image_pixels
                moves = not too_large and image.format in MOVING and getattr(image, "is_animated", False)
        except Image.DecompressionBombError:
            too_large = True
        except (OSError, SyntaxError, ValueError):
            pass  # no picture at all; the field itself says so
        finally:
            file.seek(0)
        if moves:
            words = _("This picture moves, and nobody could stop it. Save one of its frames, or upload it as a film.")
            raise ValidationError(words, code="moving")
        if too_large:
            raise ValidationError(
                _("This picture has too many pixels (at most %(maximum)s million). Make it smaller and try again."),
                code="file_too_many_pixels",
                params={"maximum": self.max_image_pixels // 1_000_000},
            )


class ImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        """Not declared as a field: the second step of a multiple upload asks for everything but the file."""
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            self.fields["file"] = SafeImageField(label=file.label, widget=file.widget)


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
            extension = file.name.rpartition(".")[2].lower()
            if not content_matches(file, extension):
                raise ValidationError(
                    _("The content of this file is not what its name says (.%(extension)s)."),
                    params={"extension": extension},
                )
        return file
