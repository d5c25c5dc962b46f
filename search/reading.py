"""
The text of PDFs and office files, bounded in size, pages and time.

Run in a child process (`core.uploads.child`), so nothing here loads Django.
"""

import time
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO

from defusedxml import ElementTree
from pypdf import PdfReader

LARGEST_PART = 8 * 1024 * 1024  # unpacked
MOST_PAGES = 60
LONGEST = 5  # seconds after which what was read has to do
ENOUGH = 60_000  # characters
ARCHIVES = {
    "docx": ("word/document.xml",),
    "odt": ("content.xml",),
    "odp": ("content.xml",),
    "pptx": ("ppt/slides/slide",),
}


def text_of(stream: IO[bytes], extension: str) -> str:
    return _enough(_pdf(stream) if extension == "pdf" else _archive(stream, ARCHIVES[extension]))


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
