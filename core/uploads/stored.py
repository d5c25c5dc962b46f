"""Pictures that were stored before `checker.check` rewrote all of them."""

from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from core.uploads import kinds, names, pictures
from core.uploads.replacing import replace


def is_picture(file: FieldFile) -> bool:
    return names.extension_of(file.name or "") in kinds.PICTURES


def strip(file: FieldFile) -> bool:
    """
    Take place, camera and comments out of a stored picture, under the same address; whether there was anything.

    Raises what Pillow raises for a picture that cannot be read.
    """
    with file.storage.open(file.name or "", "rb") as stored:
        content = ContentFile(stored.read(), name=file.name)
    image = pictures.opened(content, kinds.PICTURES[names.extension_of(file.name or "")])
    if not pictures.is_telling(image):
        return False
    pictures.rewrite(content, image)
    replace(file.storage, file.name or "", content)
    return True
