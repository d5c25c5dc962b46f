"""The catalogues of translations, without the gettext programs, which a fresh machine does not have."""

import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract, extract_from_file
from django.conf import settings
from django.utils.translation.template import templatize

from core.text import languages

APPS = [
    "accounts",
    "config",
    "core",
    "home",
    "partnerships",
    "events",
    "feedback",
    "newsletter",
    "operations",
    "search",
    "translation",
]
SKIPPED = {"migrations", "static", "static_src", "demo"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Entries = dict[tuple[str, str], tuple[str, dict[str, int]]]  # {(context, msgid): (msgid_plural, {file: line})}
SPEAKING = re.compile(rb"gettext|\b_\(")  # in all code that says something
TAG = re.compile(r"<[^>]*>")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def path_of(code: str) -> Path:
    return settings.LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.po"


def is_stale(target: Path) -> bool:
    """Whether a compiled catalogue is missing, or older than its sources or the code that compiles it."""
    code = [*Path(__file__).parent.glob("*.py"), *Path(languages.__file__).parent.glob("*.py")]
    sources = [*target.parent.glob("*.po"), *code]
    return not target.exists() or target.stat().st_mtime <= max(source.stat().st_mtime for source in sources)


def gather(root: Path) -> Entries:
    """`{(context, msgid): (msgid_plural, {file: line})}` of every text; its first line in each file."""
    entries: Entries = {}
    for path in sorted(path for app in APPS for path in (root / app).rglob("*")):
        if SKIPPED.intersection(path.relative_to(root).parts):
            continue
        for line, message, context in messages_of(path):
            msgid, plural = message if isinstance(message, tuple) else (message, "")
            known_plural, lines = entries.get((context, msgid), ("", {}))
            name = path.relative_to(root).as_posix()
            entries[context, msgid] = (plural or known_plural, {name: line} | lines)
    return entries


def messages_of(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], str]]:
    if path.suffix == ".py":
        if not SPEAKING.search(path.read_bytes()):  # to take it apart would take far longer
            return
        found: Iterable[Any] = extract_from_file("python", str(path), keywords=KEYWORDS)
    elif path.suffix in {".html", ".txt", ".webmanifest"}:
        # Django turns a template into something like Python; indentation has no meaning in it.
        source = "\n".join(line.lstrip() for line in templatize(path.read_text(encoding="utf-8")).split("\n"))
        found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    else:
        return
    for line, message, _comments, context in found:
        yield line, message, context or ""


def read(path: Path, code: str) -> polib.POFile:
    """A catalogue as the site reads it, with the spaces of the language."""
    catalogue = polib.pofile(str(path))
    typeset = languages.LANGUAGES[code].typeset
    for entry in catalogue:
        entry.msgstr = typeset(entry.msgstr)
        entry.msgstr_plural = {slot: typeset(text) for slot, text in entry.msgstr_plural.items()}
    return catalogue


def update(path: Path, code: str, entries: Entries) -> None:
    old = {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": code,
        "Plural-Forms": languages.LANGUAGES[code].plural_forms,
    }
    for (context, msgid), (plural, lines) in sorted(entries.items(), key=lambda item: (item[0][1], item[0][0])):
        known = old.get((context, msgid))
        entry = polib.POEntry(msgid=msgid, msgctxt=context or None, occurrences=[(name, "") for name in sorted(lines)])
        if plural:
            entry.msgid_plural = plural
            forms = known.msgstr_plural if known else {}
            entry.msgstr_plural = {number: forms.get(number, "") for number in range(plural_slots(code))}
        else:
            entry.msgstr = known.msgstr if known else ""
        if PLACEHOLDER.search(msgid) and "%" in msgid:
            entry.flags = ["python-format"]
        catalogue.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))


def plural_slots(code: str) -> int:
    return int(languages.LANGUAGES[code].plural_forms.removeprefix("nplurals=")[0])


def problems_of(path: Path, code: str, entries: Entries) -> Iterator[str]:
    """What is wrong with one catalogue: sentences that begin with file and line, as compilers write them."""
    catalogue = {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(str(path))}
    for key in sorted(entries.keys() - catalogue.keys()):
        for name, line in sorted(entries[key][1].items()):
            yield f"{name}:{line}: “{key[1]}” is not in {path.name} of “{code}”; run make messages."
    for key, entry in catalogue.items():
        problem = problem_of(entry, code) if key in entries else "is used nowhere any more; run make messages."
        if problem:
            yield f"{os.path.relpath(path, settings.BASE_DIR)}:{entry.linenum}: “{entry.msgid}” {problem}"


def problem_of(entry: polib.POEntry, code: str) -> str | None:
    """What is wrong with one translation, or None."""
    texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
    if entry.fuzzy or not all(texts):
        return "is not translated."
    if entry.msgid_plural and len(texts) != plural_slots(code):
        return f"needs {plural_slots(code)} plural forms."
    if any(placeholders(text) - allowed(entry) or lacks(entry, text) for text in texts):
        return "has other placeholders in its translation."
    if any(quote in TAG.sub("", "".join(texts)) for quote in languages.LANGUAGES[code].foreign_quotes):
        return "has the quotation marks of another language."
    return None


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def allowed(entry: polib.POEntry) -> set[str]:
    return placeholders(entry.msgid) | placeholders(entry.msgid_plural or "")


def lacks(entry: polib.POEntry, text: str) -> bool:
    """A singular may leave the number out; every other text must keep all placeholders."""
    return not entry.msgid_plural and bool(placeholders(entry.msgid) - placeholders(text))
