from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import UploadedFile
from wagtail.utils.file import hash_filelike

from core import outages
from core.public_forms.models import Attachment, KeptFile
from core.uploads import stored

PROGRESS = 100


class Command(BaseCommand):
    help = (
        "Take place, camera and comments out of the pictures that were stored before uploads did so. "
        "Safe while the site runs; addresses stay, and nothing happens to a picture that tells nothing."
    )

    def handle(self, *, verbosity: int, **options: Any) -> None:
        images = get_image_model()
        stripped, unreadable, seen = 0, [], 0
        for model in (images, images.get_rendition_model(), Attachment, KeptFile, UploadedFile):
            for row in model._default_manager.order_by("pk").iterator(chunk_size=100):
                seen += 1
                if verbosity and seen % PROGRESS == 0:
                    self.stdout.write(f"{seen} looked at, {stripped} stripped.")
                try:
                    stripped += self._strip(row)
                except Exception as error:  # Pillow raises all sorts for broken pictures, and files may be missing
                    if outages.stops_all(error):
                        raise
                    unreadable.append(f"{model._meta.label} {row.pk}")
        self.stdout.write(f"{seen} looked at, {stripped} stripped.")
        if unreadable:
            raise CommandError("These cannot be read: " + ", ".join(unreadable))

    def _strip(self, row: Any) -> bool:
        if isinstance(row, get_image_model().get_rendition_model()) and not row.file.storage.exists(row.file.name):
            return False  # it is still to be made, of the original
        if not row.file or not stored.is_picture(row.file) or not stored.strip(row.file):
            return False
        if isinstance(row, get_image_model()):
            _note(row)
        elif hasattr(row, "size"):
            type(row).objects.filter(pk=row.pk).update(size=row.file.storage.size(row.file.name))
        return True


def _note(image: Any) -> None:
    """What Wagtail knows of the file; of one that is upright now, the width and the focus are others."""
    with image.file.storage.open(image.file.name, "rb") as file:
        facts = {"file_size": file.size, "file_hash": hash_filelike(file)}
        with Image.open(file) as picture:
            facts |= {"width": picture.width, "height": picture.height}
    if (image.width, image.height) != (facts["width"], facts["height"]):
        facts["renditions_due"] = timezone.now()
        facts |= dict.fromkeys(["focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"])
    type(image).objects.filter(pk=image.pk).update(**facts)
