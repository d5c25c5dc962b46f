"""The text of files as the index takes it; `search.file_texts` reads them."""

from home.models import CustomDocument
from search.models import FileText
from search.reading import ARCHIVES

KINDS = ("pdf", *ARCHIVES)


def is_read(document: CustomDocument) -> bool:
    return document.file_extension.lower() in KINDS


def text_of(document: CustomDocument) -> str:
    """What was read of the file as it is now; "" if there is nothing, or nothing yet."""
    known: FileText | None = getattr(document, "text_of_file", None)
    return known.text if known and known.file_hash == document.file_hash else ""
