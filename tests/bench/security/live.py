"""What a browser, a reader of feeds or calendars, or a spreadsheet program would make of an answer."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

import html5lib
from defusedxml.ElementTree import fromstring
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.bench.security.payloads import SERVED

HIT = re.compile(r"hit\(\d|data-hit|hit:")
ADDRESSES = {
    "href", "src", "action", "formaction", "data", "poster", "background", "ping", "cite", "longdesc", "manifest",
    "codebase", "to", "from", "values", "by", "srcset", "{http://www.w3.org/1999/xlink}href",
}  # fmt: skip
RUNNING = re.compile(r"(javascript|vbscript|data|livescript|mocha):")
# What feeds say in HTML: RSS everywhere, Atom where it says so.
AS_HTML = {"description", "{http://purl.org/rss/1.0/modules/content/}encoded"}
FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]")
RUNS_IN_PDF = {"/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/SubmitForm", "/ImportData", "/RichMedia"}
PROPERTIES = {"ATTACH", "X-ALT-DESC", "X-HIT", "ALTREP"}


@dataclass
class Answer:
    address: str
    kind: str
    headers: str
    content: bytes

    @classmethod
    def of(cls, response) -> "Answer":
        content = b"".join(response.streaming_content) if response.streaming else response.content
        kind = response.headers.get("Content-Type", "").split(";")[0]
        headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
        cookies = response.cookies.output()
        return cls(response.wsgi_request.get_full_path(), kind, f"{headers}\n{cookies}", content)

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")

    def faults(self) -> list[str]:
        """What of a payload is more than words here."""
        try:
            found = list(LIVE.get(self.kind, _other)(self))
        except (ParseError, ValueError) as error:  # of JSON and calendars too
            found = [f"cannot be read: {error}"]
        if SERVED in self.text:
            found.append("a template was carried out")
        if re.search(r"(?im)^(bcc: hit|set-cookie: hit|x-hit)", self.headers):
            found.append("a header of its own")
        if "nosniff" not in self.headers:
            found.append("a browser may take it for something else")
        return [f"{self.address}: {fault}" for fault in found]


def in_html(source: str) -> Iterator[str]:
    for element in html5lib.parse(source, namespaceHTMLElements=False).iter():
        if isinstance(element.tag, str):  # no comment
            yield from _in_element(element)


def _in_element(element: Element) -> Iterator[str]:
    attributes, text = element.attrib, element.text or ""
    if "data-hit" in attributes or "onhit" in attributes:
        yield f"<{element.tag}> of a payload"
    for name, value in attributes.items():
        if _is_live(element.tag, name.lower(), value):
            yield f"{element.tag}[{name}={value[:80]!r}]"
    if element.tag == "script":
        yield from _in_script(attributes.get("type", ""), text)
    elif element.tag == "style" and HIT.search(text):
        yield f"<style>{text[:80]!r}"
    if "srcdoc" in attributes:
        yield from in_html(attributes["srcdoc"])


def _is_live(tag: str, name: str, value: str) -> bool:
    if not HIT.search(value):
        return False
    is_refresh = tag == "meta" and name == "content" and re.match(r"\s*\d+\s*[;,]\s*(url|'|\")", value, re.IGNORECASE)
    runs = name in ADDRESSES and RUNNING.match(re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", value).lower())
    return bool(is_refresh or runs or name == "style" or (name.startswith("on") and name.isalpha()))


def _in_script(kind: str, text: str) -> Iterator[str]:
    """Of data, that they are whole; a script has no word of others; all else is HTML that a script puts in later."""
    if kind.endswith("json"):
        json.loads(text)
    elif kind in {"", "module", "text/javascript"}:
        if HIT.search(text):
            yield f"<script>{text[max(0, HIT.search(text).start() - 60) :][:120]!r}"
    else:
        yield from in_html(text)


def _html(answer: Answer) -> Iterator[str]:
    yield from in_html(answer.text)


def _xml(answer: Answer) -> Iterator[str]:
    for element in fromstring(answer.content).iter():
        name = element.tag.rpartition("}")[2]
        if name in {"script", "foreignObject", "iframe", "stylesheet"} or "data-hit" in element.attrib:
            yield f"<{name}>"
        for attribute, value in element.attrib.items():
            if _is_live(name, attribute.lower(), value):
                yield f"{name}[{attribute}={value[:80]!r}]"
        if element.tag in AS_HTML or element.get("type") == "html":
            yield from in_html(element.text or "")
        if name in {"link", "url", "loc", "id"} and RUNNING.match((element.text or "").strip().lower()):
            yield f"<{name}>{element.text!r}"


def _json(answer: Answer) -> Iterator[str]:
    json.loads(answer.content)
    yield from ()


def _calendar(answer: Answer) -> Iterator[str]:
    for part in Calendar.from_ical(answer.content).walk():
        for name, value in part.property_items():
            if name in PROPERTIES or (name == "URL" and RUNNING.match(str(value).lower())):
                yield f"{name}:{value}"
            if set(getattr(value, "params", ())) & PROPERTIES:
                yield f"{name};{value.params}"


def _csv(answer: Answer) -> Iterator[str]:
    text = answer.content.decode("utf-8-sig")
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield from (f"formula {cell[:60]!r}" for cell in row if FORMULA.match(cell))


def _xlsx(answer: Answer) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(answer.content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f" or cell.hyperlink:
                yield f"formula {cell.value!r}"


def _pdf(answer: Answer) -> Iterator[str]:
    if answer.address.startswith("/documents/"):
        return  # as its editor made it
    reader = PdfReader(io.BytesIO(answer.content))
    numbers = {number for known in reader.xref.values() for number in known} | set(reader.xref_objStm)
    for number in numbers:
        yield from _in_pdf(reader.get_object(number))


def _in_pdf(part: object) -> Iterator[str]:
    """References to other objects are not followed: each is looked at by itself."""
    if isinstance(part, dict):
        if RUNS_IN_PDF & set(part) or part.get("/S") in RUNS_IN_PDF or RUNNING.match(str(part.get("/URI")).lower()):
            yield str(part)[:120]
        part = list(dict.values(part))
    if isinstance(part, list):
        for one in list.__iter__(part):
            yield from _in_pdf(one)


def _other(answer: Answer) -> Iterator[str]:
    """Plain text and files, which are saved or shown as they are."""
    yield from ()


LIVE = {
    "text/html": _html,
    "application/xhtml+xml": _xml,
    "application/xml": _xml,
    "text/xml": _xml,
    "image/svg+xml": _xml,
    "application/rss+xml": _xml,
    "application/atom+xml": _xml,
    "application/json": _json,
    "application/geo+json": _json,
    "application/ld+json": _json,
    "application/manifest+json": _json,
    "text/calendar": _calendar,
    "text/csv": _csv,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _xlsx,
    "application/pdf": _pdf,
}
