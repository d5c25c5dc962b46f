"""A file of Word (.docx) as a title and the blocks of a body."""

import re
import zipfile
from dataclasses import dataclass
from typing import IO

import mammoth
from bs4 import BeautifulSoup
from django.utils.translation import gettext, override

from core.text import languages
from home.word_import import body, inline

STYLES = """
p[style-name='Title'] => h1.MsoTitle:fresh
p[style-name='caption'] => p.MsoCaption:fresh
"""
# What is not carried over, by an element that it has in the file.
COUNTED = {
    "comment": re.compile(rb"<w:commentReference\b"),
    "equation": re.compile(rb"<m:oMath\b"),
    "text box": re.compile(rb"<wps:txbx\b|<v:textbox\b(?![^>]*mso-fit-shape)"),
    "object": re.compile(rb"<w:object\b|<c:chart\b"),
}
ALTERNATIVE = re.compile(rb"<mc:Fallback\b.*?</mc:Fallback>", re.DOTALL)  # the same once more, for old programs


class UnreadableError(ValueError):
    """The file is no document of Word, or a broken one."""


@dataclass
class Document:
    title: str  # empty where the text has none
    body: body.Body


def read(file: IO[bytes]) -> Document:
    """
    Tracked changes are taken as accepted; notes follow the text as a list.

    Raises `UnreadableError`.
    """
    try:
        file.seek(0)
        html = mammoth.convert_to_html(file, style_map=STYLES, include_embedded_style_map=False).value
        with zipfile.ZipFile(file) as archive:
            source = ALTERNATIVE.sub(b"", archive.read("word/document.xml"))
    except Exception as error:  # what a foreign file breaks is not foreseen by the library
        raise UnreadableError from error
    soup = BeautifulSoup(html, "html.parser")
    title = _take_title(soup)
    _head_notes(soup)
    found = body.read(str(soup))
    for kind, pattern in COUNTED.items():
        if number := len(pattern.findall(source)):
            found.left_out[kind] += number
    return Document(title, found)


def _take_title(soup: BeautifulSoup) -> str:
    """The words of the title, or of the only heading of its level that begins the text; they leave the text."""
    first = soup.find(True)
    if (
        first is None
        or first.name != "h1"
        or ("MsoTitle" not in first.get_attribute_list("class") and len(soup.find_all("h1")) > 1)
    ):
        return ""
    first.extract()
    return inline.text_of(first)


def _head_notes(soup: BeautifulSoup) -> None:
    note = soup.find(id=re.compile("^(footnote|endnote)-[0-9]+$"))
    if note is not None and note.parent is not None:
        headings = soup.find_all(body.HEADINGS)
        heading = soup.new_tag(min((tag.name for tag in headings), default="h2"))
        with override(languages.SOURCE):
            heading.string = gettext("Notes")
        note.parent.insert_before(heading)
