"""What a PDF must not hold: whatever runs by itself, and other files. Nothing of it is carried out."""

import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from core.uploads.inside.problems import Problem, is_safe_link

HEAD = 1024
MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|\?php)", re.IGNORECASE)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
# Long enough not to stand in packed data by chance; this finds what no table of contents lists.
ACTIVE_BYTES = re.compile(rb"/(?:JavaScript|RichMedia|Launch|ImportData)(?![A-Za-z])")
ACTIVE_KEYS = {"/JS", "/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings"}
ACTIVE_KINDS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/Movie", "/Sound", "/GoToE"}
ACTIVE_KINDS |= {"/RichMedia", "/RichMediaExecute", "/3D", "/Screen", "/GoTo3DView", "/Trans3D"}
FILE_KEYS = {"/EF", "/EmbeddedFiles"}


def problems(stream: IO[bytes]) -> Iterator[Problem]:
    content = stream.read()
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content:
        yield Problem.CONTENT
    after = content.rpartition(b"%%EOF")[2]
    if after.strip(b"\0\t\r\n\f ") or MARKUP.search(content[:HEAD]) or zipfile.is_zipfile(stream):
        yield Problem.APPENDED
    if ACTIVE_BYTES.search(ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)):
        yield Problem.ACTIVE
    stream.seek(0)
    reader = PdfReader(stream)
    if reader.is_encrypted and not reader.decrypt(""):
        yield Problem.LOCKED
    if not len(reader.pages):
        yield Problem.CONTENT
    for start in (reader.trailer, *_objects(reader)):
        yield from _problems_of(start)


def _objects(reader: PdfReader) -> Iterator[Any]:
    """All that the file defines, whether something refers to it or not."""
    numbers = {(number, generation) for generation, found in reader.xref.items() for number in found}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(numbers):
        yield reader.get_object(IndirectObject(number, generation, reader))


def _problems_of(start: Any) -> Iterator[Problem]:
    """Of an object and those within it; those that it refers to come by themselves."""
    waiting = [start]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, ArrayObject):
            waiting += list(thing)
        elif isinstance(thing, DictionaryObject):
            yield from _of_dictionary(thing)
            waiting += [thing.raw_get(key) for key in thing]


def _of_dictionary(thing: DictionaryObject) -> Iterator[Problem]:
    kinds = {value for key in ("/S", "/Subtype") if isinstance(value := thing.get(key), NameObject)}
    if ACTIVE_KEYS & thing.keys() or ACTIVE_KINDS & kinds or thing.get("/AA"):
        yield Problem.ACTIVE
    opening = thing.get("/OpenAction")
    opening = opening.get_object() if opening is not None else None
    if isinstance(opening, DictionaryObject) and opening.get("/S") != "/GoTo":
        yield Problem.ACTIVE
    if FILE_KEYS & thing.keys() or thing.get("/Type") == "/EmbeddedFile" or "/FileAttachment" in kinds:
        yield Problem.EMBEDDED
    address = thing.get("/URI")
    if isinstance(address, str | bytes):
        target = address.decode("latin-1") if isinstance(address, bytes) else address
        if not is_safe_link(target):
            yield Problem.LINK
