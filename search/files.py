"""The text of files, as far as it is cheap: bounded in size, pages and time; whatever is broken has no text."""

import logging
import time
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO

from defusedxml import ElementTree
from pypdf import PdfReader

from home.models import CustomDocument
from search.texts import plain

logger = logging.getLogger(__name__)

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_PART = 8 * 1024 * 1024  # unpacked, so that a small archive cannot fill the memory
MOST_PAGES = 60
LONGEST = 5  # seconds
ENOUGH = 60_000  # characters
_ARCHIVES = {
    "docx": ("word/document.xml",),
    "odt": ("content.xml",),
    "odp": ("content.xml",),
    "pptx": ("ppt/slides/slide",),
}


def is_read(document: CustomDocument) -> bool:
    return document.file_extension.lower() in {"pdf", *_ARCHIVES}


def text_of(document: CustomDocument) -> str:
    """The words of a PDF or office file; "" if there are none or they cannot be read."""
    extension = document.file_extension.lower()
    try:
        if document.get_file_size() is None or document.get_file_size() > LARGEST_FILE:
            return ""
        with document.open_file() as stream:
            parts = _pdf(stream) if extension == "pdf" else _archive(stream, _ARCHIVES[extension])
            return plain(_enough(parts)).replace("\x00", "")
    except Exception:  # parsers of foreign files fail in more ways than they name
        logger.warning("No text could be read from document %s.", document.pk)
        return ""


def _enough(parts: Iterable[str]) -> str:
    deadline = time.monotonic() + LONGEST
    found, size = [], 0
    for part in parts:
        found.append(part)
        size += len(part)
        if size > ENOUGH or time.monotonic() > deadline:
            break
    return " ".join(found).encode("utf-8", "replace").decode()


def _pdf(stream: IO[bytes]) -> Iterator[str]:
    for number, page in enumerate(PdfReader(stream).pages):
        if number == MOST_PAGES:
            return
        yield page.extract_text()


def _archive(stream: IO[bytes], wanted: tuple[str, ...]) -> Iterator[str]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist()[:5000]:
            if info.filename.startswith(wanted) and info.file_size <= LARGEST_PART:
                # Read no more than it says: a header may lie.
                with archive.open(info) as part:
                    tree = ElementTree.fromstring(part.read(LARGEST_PART))
                for paragraph in tree.iter():
                    if paragraph.tag.rpartition("}")[2] in {"p", "h"}:
                        yield "".join(paragraph.itertext())
