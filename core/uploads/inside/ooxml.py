"""What Word, Excel and PowerPoint (.docx, .xlsx, .pptx) must not hold."""

import re
import zipfile
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from core.uploads.inside.problems import Problem, is_safe_link

Rules = Callable[[str, Iterator[Element]], Iterator[Problem]]
TYPES = {
    "docx": b"wordprocessingml.document.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
    "pptx": b"presentationml.presentation.main+xml",
}
MACRO_PARTS = re.compile(r"vbaproject|vbadata|/macrosheets/|/dialogsheets/|/activex/", re.IGNORECASE)
OBJECT_PARTS = re.compile(r"/embeddings/(?!.*\.xlsx$)|/externallinks/|afchunk", re.IGNORECASE)
CHART_TABLE = re.compile(r"/embeddings/[^/]*\.xlsx$", re.IGNORECASE)
MACRO_TYPES = re.compile(r"macroenabled|vbaproject|macrosheet|intlmacro|activex", re.IGNORECASE)
OBJECT_RELATIONS = ("/oleObject", "/aFChunk", "/control", "/subDocument")
DATA_RELATIONS = ("/connections", "/queryTable", "/externalLink", "/externalLinkPath")
# Fields that start a program or fetch what they show; QUOTE with numbers spells out letters.
FIELDS = re.compile(
    r"(?:^|\0)\s*(?:DDE|DDEAUTO|LINK|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DATABASE|RD)\b|QUOTE(?:\s+\d+){2}",
    re.IGNORECASE,
)
STRINGS = re.compile(r'"[^"]*"')
COMMANDS = re.compile(r"\|[^!]*!|\b(?:WEBSERVICE|DDE|CALL|REGISTER(?:\.ID)?)\s*\(", re.IGNORECASE)
ACTIONS = ("ppaction://macro", "ppaction://program", "ppaction://ole")


def is_of_kind(archive: zipfile.ZipFile, extension: str) -> bool:
    names = {name.lower(): name for name in archive.namelist()}
    types = names.get("[content_types].xml")
    return types is not None and TYPES[extension] in archive.read(types)


def is_table_of_chart(name: str) -> bool:
    """Charts bring the table that they show; it is looked into like any other."""
    return bool(CHART_TABLE.search(name))


def problems_of_name(name: str) -> Iterator[Problem]:
    if MACRO_PARTS.search(name):
        yield Problem.MACROS
    if OBJECT_PARTS.search(name):
        yield Problem.EMBEDDED


def problems_of_part(name: str, elements: Iterator[Element]) -> Iterator[Problem]:
    """What is wrong with a part, from its elements in the order in which they end."""
    field = ""
    for element in elements:
        kind = element.tag.rpartition("}")[2]
        if kind == "Relationship":
            yield from _of_relation(element)
        elif kind in {"Default", "Override"}:
            if MACRO_TYPES.search(element.get("ContentType", "")):
                yield Problem.MACROS
        elif kind == "instrText":
            field += element.text or ""
        elif kind == "fldChar":
            field += "\0"
        else:
            yield from _of_element(kind, element)
    if FIELDS.search(field):
        yield Problem.COMMANDS


def _of_element(kind: str, element: Element) -> Iterator[Problem]:
    attributes = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
    if kind in {"ddeLink", "oleLink", "webPublishItem"}:
        yield Problem.COMMANDS
    if kind in {"OLEObject", "oleObj", "altChunk"}:
        yield Problem.EMBEDDED
    if kind in {"f", "definedName", "formula1", "formula2"} and is_command(element.text or ""):
        yield Problem.COMMANDS
    if kind == "fldSimple" and FIELDS.search(attributes.get("instr", "")):
        yield Problem.COMMANDS
    if attributes.get("action", "").lower().startswith(ACTIONS) or attributes.get("macro"):
        yield Problem.MACROS


def is_command(formula: str) -> bool:
    """Whether a formula asks another program or another computer: “cmd|'/c calc'!A0”."""
    return bool(COMMANDS.search(STRINGS.sub("", formula)))


def _of_relation(element: Element) -> Iterator[Problem]:
    kind, target = element.get("Type", ""), element.get("Target", "")
    if kind.endswith(OBJECT_RELATIONS):
        yield Problem.EMBEDDED
    if kind.endswith(DATA_RELATIONS):
        yield Problem.EXTERNAL
    if kind.endswith("/hyperlink"):
        if not is_safe_link(target):
            yield Problem.LINK
    elif element.get("TargetMode", "").lower() == "external" or not is_safe_link(target) or "://" in target:
        yield Problem.EXTERNAL
