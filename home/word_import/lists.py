"""Lists, those of HTML and Word's own, which are paragraphs with a mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

from home.word_import import inline

MARKER = "data-marker"
LEVEL = re.compile(r"mso-list:.*level(\d)")
NUMBERED = re.compile(r"^\(?\w{1,4}[.)]")


@dataclass(frozen=True)
class Item:
    level: int  # from 1
    tag: str  # "ul" or "ol"
    html: str


def keep_marker(marker: Tag) -> None:
    """Note at the paragraph with which sign Word begins it, before the sign goes."""
    paragraph = marker.find_parent("p")
    if paragraph is not None and "mso-list:ignore" in inline.style_of(marker):
        paragraph[MARKER] = inline.text_of(marker)


def item_of_word(tag: Tag) -> Item | None:
    if tag.name != "p" or MARKER not in tag.attrs:
        return None
    found = LEVEL.search(inline.style_of(tag))
    is_numbered = NUMBERED.match(str(tag[MARKER])) and tag[MARKER] != "o"
    return Item(int(found[1]) if found else 1, "ol" if is_numbered else "ul", inline.html_of(tag.children))


def items_of(tag: Tag, level: int = 1) -> Iterator[Item]:
    for item in tag.find_all(["li", "ul", "ol"], recursive=False):
        if item.name != "li":  # Word and Google put a lower list beside the items, not within one
            yield from items_of(item, level + 1)
            continue
        parts = []
        for part in item.children:
            if not isinstance(part, Tag) or part.name not in ("ul", "ol"):
                parts.append(part)
        lines = [inline.html_of(part.children) for part in parts if isinstance(part, Tag) and part.name in ("p", "div")]
        words = "<br/>".join(filter(None, lines)) or inline.html_of(parts)
        if words:
            yield Item(level, tag.name, words)
        for lower in item.find_all(["ul", "ol"], recursive=False):
            yield from items_of(lower, level + 1)


def html_of(items: list[Item]) -> str:
    html: list[str] = []
    opened: list[str] = []
    for item in items:
        level = min(item.level, len(opened) + 1)
        while len(opened) > level or (len(opened) == level and opened[-1] != item.tag):
            html.append(f"</li></{opened.pop()}>")
        if len(opened) < level:
            html.append(f"<{item.tag}>")
            opened.append(item.tag)
        else:
            html.append("</li>")
        html.append(f"<li>{item.html}")
    html += [f"</li></{tag}>" for tag in reversed(opened)]
    return "".join(html)
