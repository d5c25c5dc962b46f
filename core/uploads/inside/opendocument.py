"""What documents of LibreOffice (.odt, .ods, .odp) must not hold."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from core.uploads.inside.ooxml import is_command
from core.uploads.inside.problems import Problem, is_elsewhere, is_safe_link

TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
MACRO_PARTS = re.compile(r"^(?:Basic|Scripts|Dialogs)/.", re.IGNORECASE)
HREF = "{http://www.w3.org/1999/xlink}href"
ACTION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}action"
OBJECTS = {"object-ole", "applet", "plugin", "floating-frame"}
DDE = {"dde-source", "dde-link", "dde-connection-decl", "dde-connection"}
PROGRAMS = {"execute", "verb"}


def is_of_kind(archive: zipfile.ZipFile, extension: str) -> bool:
    names = archive.namelist()
    return "content.xml" in names and "mimetype" in names and archive.read("mimetype").strip() == TYPES[extension]


def problems_of_name(name: str) -> Iterator[Problem]:
    if MACRO_PARTS.match(name):
        yield Problem.MACROS


def problems_of_part(name: str, elements: Iterator[Element]) -> Iterator[Problem]:
    """What is wrong with a part, from its elements in the order in which they end."""
    for element in elements:
        space, _brace, kind = element.tag.rpartition("}")
        if kind == "encryption-data":
            yield Problem.LOCKED
        if kind == "script" or (kind == "event-listener" and (":script:" in space or element.get(ACTION) in PROGRAMS)):
            yield Problem.MACROS
        if kind in OBJECTS:
            yield Problem.EMBEDDED
        if kind in DDE or any(_is_command(key, value) for key, value in element.attrib.items()):
            yield Problem.COMMANDS
        yield from _of_target(kind, element.get(HREF, ""))


def _is_command(key: str, value: str) -> bool:
    return key.endswith("}formula") and is_command(value)


def _of_target(kind: str, target: str) -> Iterator[Problem]:
    if kind == "a":
        if not is_safe_link(target):
            yield Problem.LINK
    elif kind == "template" and target.lower().startswith("file:///"):
        return  # where the template lay on the writer's own computer: nobody fetches it
    elif is_elsewhere(target) or (target.startswith("../") and kind != "template"):
        yield Problem.EXTERNAL
