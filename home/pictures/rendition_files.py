"""
The files of a picture's sizes: made by a job after the upload, or when a reader asks for one that is not there.

Their names and measures are rows from the upload on (home/models/media.py), so a page never waits for a file.
"""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from zlib import crc32

from django.db import connection, transaction
from django.utils import timezone
from wagtail.images.models import Filter

from core import outages
from core.uploads.replacing import replace
from home.models import CustomImage, CustomRendition
from home.pictures import renditions

logger = logging.getLogger(__name__)

ADDRESS = re.compile(r"images/(?P<image>\d{1,18})\.[0-9a-f]*\.(?P<size>[^/]+)")
AT_ONCE = 10  # seconds: the jobs behind this one do not wait long for it
AGAIN_AFTER = timedelta(hours=1)  # a picture of which no file could be made
SLOTS = 2  # files that are made at a time, by all processes: pages have to be served meanwhile


def find(name: str) -> CustomRendition | None:
    """The size with this file; of an address that is out of date, such as of a replaced picture, what is there now."""
    asked = ADDRESS.fullmatch(name)
    image = CustomImage.objects.filter(pk=asked["image"]).first() if asked else None
    if asked is None or image is None:
        return None
    if known := image.renditions.filter(file=name).first():
        return known
    for size in map(Filter, renditions.wanted(image.width)):
        if image.rendition_name(size).split(".", 2)[2] == asked["size"]:
            return image.create_rendition(size)
    return None


def make(rendition: CustomRendition, patience: str = "0", anew: bool = False) -> bool:
    """
    Make the file where it is missing, or in any case; whether it was made.

    Whoever is to wait for a slot no longer than `patience` gets PostgreSQL's LockNotAvailable. Raises what Wagtail and
    Pillow raise for a picture that is lost or broken.
    """
    storage, name = rendition.file.storage, rendition.file.name
    if storage.exists(name) and not anew:
        return False
    with slot(name, patience):
        if storage.exists(name) and not anew:  # another has made it meanwhile
            return False
        replace(storage, name, rendition.image.generate_rendition_file(rendition.filter))
    if not CustomRendition.objects.filter(image=rendition.image_id, file=name).exists():
        storage.delete(name)  # the picture was deleted or replaced meanwhile
    return True


@contextmanager
def slot(name: str, patience: str) -> Iterator[None]:
    """One file is always made in the same slot, so no two make the same."""
    with transaction.atomic(), connection.cursor() as cursor:
        if patience != "0":
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [patience])
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rendition'), %s)", [crc32(name.encode()) % SLOTS])
        yield


def make_all(image: CustomImage, anew: bool = False) -> int:
    """Make the files of a picture's sizes, those of the admin as well; returns how many."""
    image.name_renditions()
    return sum(make(rendition, anew=anew) for rendition in image.renditions.order_by("pk"))


def make_due() -> int:
    """Make what uploads, replaced files and moved focal points have left to do; returns how many files."""
    made, end = 0, time.monotonic() + AT_ONCE
    for image in CustomImage.objects.filter(renditions_due__lte=timezone.now()).order_by("renditions_due", "pk"):
        made += _make_due(image)
        if time.monotonic() > end:
            break
    return made


def _make_due(image: CustomImage) -> int:
    made, again = 0, None
    try:
        made = make_all(image)
    except Exception as error:  # Pillow raises all sorts of errors for broken pictures, and files may be missing
        if outages.stops_all(error):
            raise
        note_failure(image.pk, error)
        again = timezone.now() + AGAIN_AFTER
    # Unless it was changed meanwhile.
    CustomImage.objects.filter(pk=image.pk, renditions_due=image.renditions_due).update(renditions_due=again)
    return made


def note_failure(key: int, error: Exception) -> None:
    logger.warning("The sizes of picture %s cannot be made: %s", key, type(error).__name__)
