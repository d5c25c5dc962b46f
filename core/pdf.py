"""What a PDF lacks for people who cannot see it, and what it had better not have; nothing of it is carried out."""

import logging
from collections.abc import Iterator
from typing import IO, Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

logger = logging.getLogger(__name__)
MOST_PAGES = 20


class Fault(TextChoices):
    NO_TEXT = "no_text", _("It has no text, as after scanning: it can be neither read aloud nor searched.")
    UNTAGGED = "untagged", _("It is not tagged: headings, lists and tables are not marked in it.")
    NO_TITLE = "no_title", _("It has no title.")
    NO_LANGUAGE = "no_language", _("It does not say in which language it is.")
    SCRIPT = "script", _("It contains a script, which many programs refuse.")
    UNREADABLE = "unreadable", _("It cannot be read: it is broken or encrypted.")


# With these nobody who depends on a screen reader can use it.
BARRIERS = frozenset({Fault.NO_TEXT, Fault.UNTAGGED, Fault.UNREADABLE})


def faults_of(file: IO[bytes]) -> list[str]:
    """Codes of `Fault`, from the file's structure alone; no page is unpacked."""
    file.seek(0)
    try:
        return [str(fault) for fault in _faults(PdfReader(file))]
    except Exception:  # parsers of foreign files fail in more ways than they name
        logger.warning("A PDF could not be read.")
        return [str(Fault.UNREADABLE)]
    finally:
        file.seek(0)


def _faults(reader: PdfReader) -> Iterator[Fault]:
    catalog = _dictionary(reader.trailer.get("/Root"))
    pages = [_dictionary(page) for page in list(reader.pages)[:MOST_PAGES]]
    if not any("/Font" in _dictionary(page.get("/Resources")) for page in pages):
        yield Fault.NO_TEXT
    if not _dictionary(catalog.get("/MarkInfo")).get("/Marked") or "/StructTreeRoot" not in catalog:
        yield Fault.UNTAGGED
    if not (reader.metadata and reader.metadata.title):
        yield Fault.NO_TITLE
    if "/Lang" not in catalog:
        yield Fault.NO_LANGUAGE
    if _has_script(catalog) or any(_has_script(page) for page in pages):
        yield Fault.SCRIPT


def _has_script(part: dict[str, Any]) -> bool:
    """Run on opening, by an event, or known by a name in the whole document."""
    actions = [_dictionary(part.get("/OpenAction")), *map(_dictionary, _dictionary(part.get("/AA")).values())]
    return "/JavaScript" in _dictionary(part.get("/Names")) or any("/JS" in action for action in actions)


def _dictionary(value: Any) -> dict[str, Any]:
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, dict) else {}
