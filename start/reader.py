"""
Reads files of pages as plain data: facts once in YAML, words in Markdown, one file a language.

A page is a folder with `page.yaml` and `de.md`, `fr.md`, `uk.md`; `tree.yaml` beside it gives each its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter
import yaml

from core.text import languages
from start import markdown

PAGES = Path(__file__).parent / "pages"


@dataclass
class Description:
    """What the files say about one page; `words` maps each language to fields and streams."""

    key: str
    parent: str | None
    facts: dict[str, Any]
    words: dict[str, Any]

    @property
    def is_translated(self):
        return len(self.words) > 1

    @property
    def is_invented(self):
        return self.facts["invented"] is True

    @property
    def invented_facts(self):
        """Which facts of a page that is true are not."""
        return [] if self.is_invented else self.facts["invented"]

    @property
    def streams(self):
        return {name for name, value in self.words[languages.SOURCE].items() if isinstance(value, list)}


def facts(path: Path) -> dict[str, Any]:
    """What a file of YAML says, the words of the languages side by side."""
    return _printed(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))


def pages(*folders: Path) -> list[Description]:
    """
    All pages of the first folder's tree, parents before their children, siblings in the order of the menu.

    Each file is taken from the first of the folders that has it.
    """
    return [_page(key, parent, folders) for key, parent in _places(facts(folders[0] / "tree.yaml"))]


def words(path):
    """The fields of the front matter, and the streams below it."""
    post = frontmatter.load(path, encoding="utf-8")
    found = post.metadata | markdown.streams(post.content)
    return _typeset(found, path.stem)


def _page(key: str, parent: str | None, folders: Sequence[Path]) -> Description:
    def file(name: str) -> Path:
        paths = [folder / key / name for folder in folders]
        return next((path for path in paths if path.exists()), paths[0])

    stated = {"invented": [], "untranslated": False} | facts(file("page.yaml"))
    codes = [languages.SOURCE] if stated["untranslated"] else languages.CODES
    return Description(key, parent, stated, {code: words(file(f"{code}.md")) for code in codes})


def _places(tree, parent=None):
    for key, children in tree.items():
        yield key, parent
        yield from _places(children or {}, key)


def _printed(value):
    """The value with the words of each language as they are printed, so that nobody needs to type special spaces."""
    if isinstance(value, dict):
        return {
            name: _typeset(item, name) if name in languages.CODES else _printed(item) for name, item in value.items()
        }
    if isinstance(value, list):
        return [_printed(item) for item in value]
    return value


def _typeset(value, code):
    if isinstance(value, dict):
        return {name: _typeset(item, code) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_typeset(item, code) for item in value)
    return languages.LANGUAGES[code].typeset(value) if isinstance(value, str) else value
