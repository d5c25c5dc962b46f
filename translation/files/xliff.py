"""
Segments as XLIFF 1.2, the format that every CAT tool reads: inline tags are signs that the tool protects.

The tags of the German words are numbered in their order; `<g id="1">` is the first, with words in it, `<x id="2"/>`
the second, without.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from xml.etree import ElementTree

from bs4 import NavigableString, Tag
from defusedxml import ElementTree as SafeElementTree
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from core.text.characters import strip_deceptive_characters
from translation.files.errors import UnreadableError
from translation.files.references import entry_of, key_in, reference_of
from translation.segments import markup
from translation.segments.segment import Segment
from translation.segments.taking import Entry

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
VOID = {"br"}
KINDS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link", "br": "lb"}
UNFINISHED = {"new", "needs-translation", "needs-adaptation", "needs-l10n", "needs-review-translation"}
NEXT_VERSIONS = re.compile(r"urn:oasis:names:tc:xliff:document:2")


def write(translation: Translation, segments: list[Segment]) -> bytes:
    root = ElementTree.Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    attributes = {
        "original": str(translation.uuid),
        "source-language": translation.source.locale.language_code,
        "target-language": translation.target_locale.language_code,
        "datatype": "html",
    }
    file = ElementTree.SubElement(root, "file", attributes)
    header = ElementTree.SubElement(file, "header")
    _text(header, "note", translation.source.object_repr)
    body = ElementTree.SubElement(file, "body")
    for segment in segments:
        _unit(body, segment)
    ElementTree.indent(header)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _unit(body: ElementTree.Element, segment: Segment) -> None:
    attributes = {"id": reference_of(segment), "resname": segment.path, "xml:space": "preserve"}
    if most := segment.place.max_length:
        attributes |= {"maxwidth": str(most), "size-unit": "char"}
    unit = ElementTree.SubElement(body, "trans-unit", attributes)
    _words(ElementTree.SubElement(unit, "source"), segment.source, segment.source)
    if segment.words:
        _words(ElementTree.SubElement(unit, "target", {"state": "translated"}), segment.words, segment.source)
    for note in filter(None, (segment.place.name, segment.place.note)):
        _text(unit, "note", note)
    if former := segment.former:
        before = ElementTree.SubElement(unit, "alt-trans", {"alttranstype": "previous-version"})
        german = former.translation_of.data
        _words(ElementTree.SubElement(before, "source"), german, german)
        _words(ElementTree.SubElement(before, "target"), former.data, german)


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = strip_deceptive_characters(text, multiline=True)


def _words(element: ElementTree.Element, words: str, source: str) -> None:
    """Put words with tags into an element; the tags have the numbers of those of the German words."""
    names = [_name_of(tag) for tag in _tags(source)]
    numbers: dict[str, list[int]] = {}
    for number, name in enumerate(names, start=1):
        numbers.setdefault(name, []).append(number)
    _fill(element, markup.parsed(words), numbers, len(names))


def _tags(words: str) -> list[Tag]:
    """In the order of their beginnings."""
    return markup.parsed(words).find_all(True)


def _name_of(tag: Tag) -> str:
    """As it stands in the words: `<b>`, `<a id="a1">`."""
    attributes = "".join(f' {name}="{value}"' for name, value in tag.attrs.items())
    return f"<{tag.name}{attributes}>"


def _fill(element: ElementTree.Element, content: Tag, numbers: dict[str, list[int]], last: int) -> None:
    for node in content.children:
        if isinstance(node, Tag):
            own = numbers.get(_name_of(node))
            attributes = {"id": str(own.pop(0) if own else last + 1), "ctype": KINDS.get(node.name, f"x-{node.name}")}
            child = ElementTree.SubElement(element, "x" if node.name in VOID else "g", attributes)
            _fill(child, node, numbers, last)
        elif type(node) is NavigableString:
            _append(element, strip_deceptive_characters(node, multiline=True))


def _append(element: ElementTree.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def read(data: bytes, translation: Translation, segments: Mapping[str, Segment]) -> Iterator[Entry]:
    try:
        root = SafeElementTree.fromstring(data, forbid_dtd=True)
        if NEXT_VERSIONS.search(root.tag):
            raise UnreadableError(_("This is XLIFF 2. Please save it as XLIFF 1.2, as it was when you downloaded it."))
        files, own = root.findall(f"{{{NAMESPACE}}}file"), str(translation.uuid)
        if not files:
            raise UnreadableError(_("This XML file is not XLIFF 1.2."))
        if own not in {file.get("original") for file in files}:
            raise UnreadableError(_("This file belongs to another page or to another language."))
        by_words = {_place_and_words(segment): segment for segment in segments.values()}
        for file in files:
            for unit in file.iter(f"{{{NAMESPACE}}}trans-unit"):
                entry = _read(unit, segments, by_words)
                yield entry if (page := file.get("original")) == own else _foreign(entry, page)
    except (SafeElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableError(_("This is neither a PO nor an XLIFF file, or it is broken.")) from error


def _foreign(entry: Entry, page: str | None) -> Entry:
    """As of no segment, even if the page has the same words at the same place: programs join the files of pages."""
    return replace(entry, key=f"{page} {entry.key}", path="")


def _place_and_words(segment: Segment) -> tuple[str, str]:
    """As a unit has them in `resname` and `source`."""
    return segment.path, strip_deceptive_characters(markup.parsed(segment.source).get_text(), multiline=True)


def _read(
    unit: ElementTree.Element, segments: Mapping[str, Segment], by_words: Mapping[tuple[str, str], Segment]
) -> Entry:
    reference, path = unit.get("id", ""), unit.get("resname", "")
    source, target = (unit.find(f"{{{NAMESPACE}}}{name}") for name in ("source", "target"))
    segment = segments.get(key_in(reference))
    if segment is None and source is not None and (segment := by_words.get((path, "".join(source.itertext())))):
        reference = segment.key  # some programs number all units anew
    words, german = (_html_of(element, segment) for element in (target, source))
    is_finished = target is None or target.get("state", "") not in UNFINISHED
    return entry_of(reference, words, german, path, is_finished, segments)


def _html_of(element: ElementTree.Element | None, segment: Segment | None) -> str:
    return "" if element is None else _html(element, _tags(segment.source) if segment else [])


def _html(element: ElementTree.Element, tags: list[Tag]) -> str:
    """The words of an element; a sign that is not of the German words stays one that no words may have."""
    html = escape(element.text or "", quote=False)
    for child in element:
        html += _tag(child, tags) + escape(child.tail or "", quote=False)
    return html


def _tag(child: ElementTree.Element, tags: list[Tag]) -> str:
    inner = _html(child, tags)
    name = child.tag.removeprefix(f"{{{NAMESPACE}}}")
    if name == "mrk":  # how tools mark sentences and terms
        return inner
    number = child.get("id", "")
    if name in {"g", "x"} and number.isascii() and number.isdigit() and 0 < int(number) <= len(tags):
        tag = tags[int(number) - 1]
        opening = _name_of(tag)
        return f"{opening[:-1]}/>{inner}" if tag.name in VOID else f"{opening}{inner}</{tag.name}>"
    return f'<{name} id="{escape(number)}">{inner}</{name}>'
