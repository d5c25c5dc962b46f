"""Documents of Word, Excel, PowerPoint and LibreOffice: macros, objects, and what they fetch from elsewhere."""

import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.uploads.inside import container, ooxml, opendocument
from core.uploads.inside.problems import Problem

XML = (".xml", ".rels", ".vml", ".rdf")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
FILES = (b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")


def problems(stream: IO[bytes], extension: str, depth: int = 0) -> Iterator[Problem]:
    with zipfile.ZipFile(stream) as archive:
        yield from container.problems(stream, archive)
        rules = opendocument if extension in opendocument.TYPES else ooxml
        if not rules.is_of_kind(archive, extension):
            yield Problem.CONTENT
        for name in archive.namelist():
            yield from rules.problems_of_name(name)
            yield from _problems_of_member(archive, name, rules.problems_of_part, depth)


def _problems_of_member(archive: zipfile.ZipFile, name: str, rules: ooxml.Rules, depth: int) -> Iterator[Problem]:
    with archive.open(name) as member:
        head = member.read(8)
    if name.lower().endswith(XML):
        try:
            with archive.open(name) as member:
                yield from rules(name, _elements(member))
        except DefusedXmlException:
            yield Problem.ENTITIES
        except ParseError:
            yield Problem.CONTENT
    elif ooxml.is_table_of_chart(name) and not depth:
        with archive.open(name) as member:
            yield from problems(member, "xlsx", depth + 1)
    elif head.startswith((*PROGRAMS, *FILES)):
        yield Problem.EMBEDDED


def _elements(member: IO[bytes]) -> Iterator[Element]:
    """Each with its text once it ends; what is done with is forgotten."""
    for _event, element in iterparse(member, forbid_dtd=True):
        yield element
        element.clear()
