"""
Formatting as translators see it: `Ein {1}Brunnen{/1}` where `Ein <b>Brunnen</b>` is stored; lines break as they do.

Each bold word and each link of the German words has a number, and has to stand in the translation exactly once.
Whoever translates – in the editor, in a job, in a file – and every machine is held to the same.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS

NAMES = "|".join([r"\d{1,3}", *(name for name in INLINE_TAGS if name != "br")])
MARK = re.compile(rf"\{{\{{(?=/?(?:{NAMES})\}})|\{{(/?)({NAMES})\}}")
UNKNOWN = 0
LITERAL = re.compile(rf"\{{(?=/?(?:{NAMES})\}})")


@dataclass(frozen=True)
class Formatting:
    """A bold word or a link of the German words, by its number."""

    number: int
    name: str
    id: str

    @classmethod
    def of(cls, number: int, element: Tag) -> "Formatting":
        return cls(number, element.name, str(element.get("id", "")))

    @property
    def opening(self) -> str:
        return f'<{self.name} id="{self.id}">' if self.id else f"<{self.name}>"

    @property
    def closing(self) -> str:
        return f"</{self.name}>"


def parsed(html: str) -> Tag:
    # Read as a file: of other words that look like an address or the name of a file it is asked whether they are one.
    return BeautifulSoup(io.StringIO(html), "html.parser")


def formatting_of(html: Tag) -> list[Formatting]:
    elements = [element for element in html.find_all(True) if element.name != "br"]
    return [Formatting.of(number, element) for number, element in enumerate(elements, 1)]


def shown(html: Tag, known: list[Formatting], is_faulty: bool = False) -> str:
    """
    Stored words as they are typed; what has an error was stored as it was typed.

    Tags that the German words do not have become marks that `stored` finds fault with.
    """
    try:
        return "".join(_parts(html, list(known), is_faulty))
    except RecursionError:  # more tags within each other than any words have
        return f"{{{UNKNOWN}}}"


def plain(text: str) -> str:
    """The words alone, without numbers of formatting."""
    return MARK.sub(lambda mark: "" if mark[2] else "{", text)


def _parts(parent: Tag, left: list[Formatting], is_faulty: bool) -> Iterator[str]:
    for child in parent.children:
        if isinstance(child, Tag) and child.name == "br":
            yield "\n"
        elif isinstance(child, Tag):
            mark = _mark(child, left)
            yield f"{{{mark}}}"
            yield from _parts(child, left, is_faulty)
            yield f"{{/{mark}}}"
        elif type(child) is NavigableString:
            text = str(child).replace("\n", " ")
            yield text if is_faulty else LITERAL.sub("{{", text)
        else:  # a comment or an instruction
            yield f"{{{UNKNOWN}}}"


def _mark(element: Tag, left: list[Formatting]) -> int | str:
    """The number of what has not been used yet, or a name that is no number of any."""
    found = next((f for f in left if (f.name, f.id) == (element.name, element.get("id", ""))), None)
    if found is None or set(element.attrs) - {"id"}:
        return element.name if element.name in INLINE_TAGS else UNKNOWN
    left.remove(found)
    return found.number


@dataclass
class Stored:
    """What was typed as it is stored, and what is wrong with its formatting."""

    html: str
    faults: list[str]


def stored(text: str, known: list[Formatting]) -> Stored:
    reader = _Reader({str(formatting.number): formatting for formatting in known})
    position = 0
    for mark in MARK.finditer(text):
        reader.read(text[position : mark.start()])
        position = mark.end()
        if mark[2] is None:
            reader.read("{")
        elif mark[1]:
            reader.close(mark[2])
        else:
            reader.open(mark[2])
    reader.read(text[position:])
    faults = reader.finish()
    return Stored(_escaped(text) if faults else "".join(reader.parts), faults)


def _escaped(text: str) -> str:
    """As wagtail-localize writes it, which leaves quotation marks alone."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br/>")


@dataclass
class _Reader:
    known: dict[str, Formatting]
    parts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    # Those that are open, with the place at which each begins.
    opened: list[tuple[str, int]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def read(self, text: str) -> None:
        self.parts.append(_escaped(text))

    def open(self, name: str) -> None:
        if name not in self.known:
            self.faults.append(_("%(mark)s does not stand in the German text.") % {"mark": f"{{{name}}}"})
        elif name in self.seen:
            self.faults.append(_("%(mark)s stands there twice.") % {"mark": f"{{{name}}}"})
        else:
            self.seen.add(name)
            self.opened.append((name, len(self.parts)))
            self.parts.append(self.known[name].opening)

    def close(self, name: str) -> None:
        if name not in self.known:
            return  # its beginning, if any, was named
        if not self.opened or self.opened[-1][0] != name:
            self.faults.append(_("%(mark)s stands in the wrong place.") % {"mark": f"{{/{name}}}"})
            return
        _name, start = self.opened.pop()
        if not "".join(part for part in self.parts[start + 1 :] if not part.startswith("<")).strip():
            words = _("Between %(start)s and %(end)s there are no words.")
            self.faults.append(words % {"start": f"{{{name}}}", "end": f"{{/{name}}}"})
        self.parts.append(self.known[name].closing)

    def finish(self) -> list[str]:
        missing = [name for name in self.known if name not in self.seen]
        missing = [f"{{{name}}}…{{/{name}}}" for name in missing]
        self.faults += [_("%(mark)s is missing.") % {"mark": mark} for mark in missing]
        left = [name for name, _start in self.opened]
        self.faults += [_("%(mark)s is missing.") % {"mark": f"{{/{name}}}"} for name in left]
        return list(dict.fromkeys(self.faults))
