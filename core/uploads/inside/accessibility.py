"""What a PDF's structure says of it; no page is unpacked. The codes are those of `core.pdf.Fault`."""

from collections.abc import Iterator
from typing import IO, Any

from pypdf import PdfReader

MOST_PAGES = 20


def faults_of(stream: IO[bytes]) -> list[str]:
    return list(_faults(PdfReader(stream)))


def _faults(reader: PdfReader) -> Iterator[str]:
    catalog = _dictionary(reader.trailer.get("/Root"))
    pages = [_dictionary(page) for page in list(reader.pages)[:MOST_PAGES]]
    if not any("/Font" in _dictionary(page.get("/Resources")) for page in pages):
        yield "no_text"
    if not _dictionary(catalog.get("/MarkInfo")).get("/Marked") or "/StructTreeRoot" not in catalog:
        yield "untagged"
    if not (reader.metadata and reader.metadata.title):
        yield "no_title"
    if "/Lang" not in catalog:
        yield "no_language"
    if _has_script(catalog) or any(_has_script(page) for page in pages):
        yield "script"


def _has_script(part: dict[str, Any]) -> bool:
    """Run on opening, by an event, or known by a name in the whole document."""
    actions = [_dictionary(part.get("/OpenAction")), *map(_dictionary, _dictionary(part.get("/AA")).values())]
    return "/JavaScript" in _dictionary(part.get("/Names")) or any("/JS" in action for action in actions)


def _dictionary(value: Any) -> dict[str, Any]:
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, dict) else {}
