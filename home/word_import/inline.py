"""The words within a paragraph, with what the editors' text allows: bold, italic, raised, lowered, links."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bs4 import PageElement, Tag
from django.utils.html import escape

SCHEMES = ("http", "https", "mailto", "tel")
TAGS = {"b": "b", "strong": "b", "i": "i", "em": "i", "sup": "sup", "sub": "sub"}
# A way back from a note to its number, which the site's own text does not have.
WAY_BACK = re.compile("^#(footnote|endnote)-ref")
BOLD = re.compile("(?<![a-z-])font-weight:(bold|[6-9]00)")
NOT_BOLD = re.compile("(?<![a-z-])font-weight:(normal|[1-5]00)")
ITALIC = re.compile("(?<![a-z-])font-style:italic")


def style_of(tag: Tag) -> str:
    return re.sub(r"\s", "", str(tag.get("style", ""))).lower()


def text_of(tag: Tag) -> str:
    return " ".join(tag.get_text(" " if tag.find("br") else "").split())


def html_of(nodes: Iterable[PageElement]) -> str:
    """Without spaces and breaks at both ends; empty for what has no words."""
    html = re.sub(r"\s+", " ", "".join(map(_html, nodes)).replace("\xa0", " "))
    html = re.sub(r"^( |<br/>)+|( |<br/>)+$", "", html)
    return html if re.sub(r"<[^>]*>", "", html).strip() else ""


def _html(node: PageElement) -> str:
    if not isinstance(node, Tag):
        return escape(str(node))
    if node.name == "br":
        return "<br/>"
    words = "".join(map(_html, node.children))
    if not words.strip():
        return words
    if node.name == "a":
        return _link(node, words)
    for tag in _marks(node):
        words = f"<{tag}>{words}</{tag}>"
    return words


def _marks(node: Tag) -> Iterable[str]:
    style = style_of(node)
    if node.name in TAGS and not (TAGS[node.name] == "b" and NOT_BOLD.search(style)):
        yield TAGS[node.name]
    elif BOLD.search(style):
        yield "b"
    if node.name == "span" and ITALIC.search(style):
        yield "i"


def _link(node: Tag, words: str) -> str:
    address = str(node.get("href", "")).strip()
    if WAY_BACK.match(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return words
    if parts.scheme.lower() not in SCHEMES:
        return words
    query = [(name, value) for name, value in parse_qsl(parts.query, True) if not name.lower().startswith("utm_")]
    if len(query) < len(parse_qsl(parts.query, True)):
        address = urlunsplit(parts._replace(query=urlencode(query)))
    return f'<a href="{escape(address)}">{words}</a>'
