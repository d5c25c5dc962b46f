"""What the corpus is made of."""

import io
from collections.abc import Callable
from functools import partial

from tests.factories import office

Files = dict[str, tuple[str, Callable[[], bytes]]]
HTML = b"<html><script>alert(1)</script></html>"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OOXML = ("docx", "xlsx", "pptx")
ODF = ("odt", "ods", "odp")


def made(extension, name, content):
    """A document with one part more."""
    return f"a.{extension}", partial(office, extension, {name: content})


def saved(thing):
    stream = io.BytesIO()
    thing.save(stream)
    return stream.getvalue()


def open_document(extension, body):
    spaces = "office text draw script presentation table meta form"
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in spaces.split())
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return office(
        extension, {"content.xml": f"<office:document-content {names} {link}>{body}</office:document-content>"}
    )
