"""HTML as word processors write it becomes the blocks of a page's body; what has no block is counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, PageElement, Tag
from bs4.element import PreformattedString
from django.utils.html import escape
from django.utils.translation import ngettext

from home.word_import import inline, lists, tables

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = [*HEADINGS, "p", "div", "ul", "ol", "table", "blockquote", "pre", "section", "article"]
IGNORED = ("style", "script", "head", "meta", "link", "title", "xml")
LOWEST = 4  # level of a heading block


@dataclass
class Body:
    """`blocks` as a stream stores them, `left_out` a count of what is not among them."""

    blocks: list[dict[str, Any]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def left_out_in_words(self) -> list[str]:
        return [_in_words(kind, number) for kind, number in self.left_out.items()]


def _in_words(kind: str, number: int) -> str:
    words = {
        "picture": ngettext("%(number)s picture", "%(number)s pictures", number),
        "merged": ngettext("%(number)s merged cell of a table", "%(number)s merged cells of tables", number),
        "comment": ngettext("%(number)s comment", "%(number)s comments", number),
        "equation": ngettext("%(number)s equation", "%(number)s equations", number),
        "text box": ngettext("%(number)s text box", "%(number)s text boxes", number),
        "object": ngettext("%(number)s embedded object", "%(number)s embedded objects", number),
    }
    return words[kind] % {"number": number}


def read(html: str) -> Body:
    """Headings begin at the second level, as the page's title is the first, and leave none out."""
    copied = html.partition("<!--StartFragment-->")[2].partition("<!--EndFragment-->")[0] or html
    soup = BeautifulSoup(copied, "html.parser")
    for ignored in soup.find_all(lambda tag: tag.name in IGNORED or "mso-list:ignore" in inline.style_of(tag)):
        lists.keep_marker(ignored)
        ignored.decompose()
    for note in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        note.extract()
    reader = _Reader(_highest_heading(soup))
    reader.walk(soup)
    reader.end_text()
    return reader.body


def heading_level(tag: Tag) -> int:
    """1 to 6, or 0 for what is no heading."""
    if tag.name in HEADINGS:
        return int(tag.name[1])
    return 1 if "MsoTitle" in tag.get_attribute_list("class") else 0


def _highest_heading(soup: BeautifulSoup) -> int:
    return min(filter(None, map(heading_level, soup.find_all(True))), default=1)


class _Reader:
    def __init__(self, highest: int) -> None:
        self.body = Body()
        self._shift = highest - 2
        self._level = 1
        self._lines: list[str] = []  # paragraphs and lists of the text block to come
        self._items: list[lists.Item] = []
        self._caption = ""

    def walk(self, node: Tag) -> None:
        loose: list[PageElement] = []
        for child in node.children:
            if isinstance(child, Tag) and (child.name in BLOCKS or child.find(BLOCKS) is not None):
                self._paragraph(loose)
                loose = []
                self._block(child)
            else:
                loose.append(child)
        self._paragraph(loose)

    def _block(self, tag: Tag) -> None:
        if item := lists.item_of_word(tag):
            self._count_pictures(tag)
            self._items.append(item)
        elif level := heading_level(tag):
            self._heading(tag, level)
        elif tag.name in ("ul", "ol"):
            self._count_pictures(tag)
            self._items += lists.items_of(tag)
        elif tag.name == "table":
            self._table(tag)
        elif "MsoCaption" in tag.get_attribute_list("class"):
            self._end_caption()
            self._caption = inline.text_of(tag)
        elif tag.find(BLOCKS) is not None:
            self.walk(tag)
        else:
            self._paragraph(tag.children)

    def _paragraph(self, nodes: Iterable[PageElement]) -> None:
        nodes = list(nodes)
        for node in nodes:
            if isinstance(node, Tag):
                self._count_pictures(node)
        if words := inline.html_of(nodes):
            self._end_list()
            self._end_caption()
            self._lines.append(f"<p>{words}</p>")

    def _heading(self, tag: Tag, level: int) -> None:
        self._count_pictures(tag)
        if words := inline.text_of(tag):
            self.end_text()
            self._level = min(level - self._shift, self._level + 1, LOWEST)
            self._add("heading", {"text": words, "level": str(self._level)})

    def _table(self, tag: Tag) -> None:
        grid, merged = tables.grid_of(tag)
        if tables.is_layout(grid):
            for cell in tables.own(tag, "td", "th"):
                self.walk(cell)
            return
        self._count_pictures(tag)
        if merged:
            self.body.left_out["merged"] += merged
        caption = self._caption or (inline.text_of(tag.caption) if tag.caption else "")
        self._caption = ""
        self.end_text()
        self._add("table", {"cells": tables.cells_of(grid, caption), "row_headers": False})

    def _count_pictures(self, tag: Tag) -> None:
        found = len(tag.find_all("img")) + (tag.name == "img")
        if found:
            self.body.left_out["picture"] += found

    def _add(self, kind: str, value: Any) -> None:
        self.body.blocks.append({"type": kind, "value": value})

    def _end_list(self) -> None:
        if self._items:
            self._lines.append(lists.html_of(self._items))
            self._items = []

    def _end_caption(self) -> None:
        """A caption that no table follows is a paragraph."""
        if self._caption:
            self._lines.append(f"<p>{escape(self._caption)}</p>")
            self._caption = ""

    def end_text(self) -> None:
        self._end_list()
        self._end_caption()
        if self._lines:
            self._add("text", "".join(self._lines))
            self._lines = []
