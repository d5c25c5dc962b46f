"""Reads the text of files: by a job, never while somebody waits, and once for each content."""

import logging

from django.db import transaction
from django.db.models import F, Q, QuerySet

from core.mail import jobs
from core.pdf import Fault
from core.uploads import child
from home.models import CustomDocument
from search import files, index
from search.models import FileText
from search.texts import plain

logger = logging.getLogger(__name__)

LARGEST_FILE = 20 * 1024 * 1024
SECONDS = 5
AT_ONCE = 5  # files: the jobs behind this one do not wait long for it
INSIDE = "search.reading:text_of"


def unread() -> QuerySet[CustomDocument]:
    """Those of which nothing is known, or what was in another file."""
    kinds = Q()
    for extension in files.KINDS:
        kinds |= Q(file__iendswith=f".{extension}")
    return CustomDocument.objects.filter(kinds).exclude(text_of_file__file_hash=F("file_hash"))


def read_new(most: int | None = AT_ONCE) -> int:
    """Read what is new and bring its entries up to date; returns how many files."""
    return jobs.each("document", list(unread().order_by("pk").values_list("pk", flat=True)[:most]), _read)


def _read(key: int) -> int:
    document = CustomDocument.objects.filter(pk=key).first()
    if document is None:  # deleted meanwhile
        return 0
    try:
        file_hash, text, faults = document.get_file_hash(), _text_in(document), set()
    except (child.LimitError, child.UnreadableError, OSError):
        logger.warning("No text could be read from document %s.", key)
        file_hash, text, faults = document.file_hash, "", {Fault.TEXT_UNREAD}
    with transaction.atomic():
        same = CustomDocument.objects.filter(pk=key, file_hash=file_hash)  # it may have been replaced meanwhile
        if not same.update(faults=[*dict.fromkeys(document.faults), *faults - set(document.faults)]):
            return 0
        FileText.objects.update_or_create(document=document, defaults={"file_hash": file_hash, "text": text})
        index.refresh(same)
    return 1


def _text_in(document: CustomDocument) -> str:
    if (document.get_file_size() or 0) > LARGEST_FILE:
        raise child.LimitError
    with document.open_file() as stream:
        return plain(child.run(INSIDE, stream, document.file_extension.lower(), seconds=SECONDS)).replace("\x00", "")
