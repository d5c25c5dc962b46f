"""
Reads the demo's files as plain data: facts once in YAML, words in Markdown, one file a language.

A page is a folder of `pages/` with `page.yaml` and `de.md`, `fr.md`, `uk.md`; `pages/tree.yaml` gives each its place.
`records/` holds the rest, with the words of the languages side by side.
"""

from dataclasses import dataclass
from pathlib import Path

import frontmatter
import yaml

from core.text import languages
from demo import markdown

ROOT = Path(__file__).parent
PAGES = ROOT / "pages"


@dataclass
class Description:
    """What the files say about one page; `words` maps each language to fields and streams."""

    key: str
    parent: str | None
    facts: dict
    words: dict

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


def records(kind):
    """`{key: facts}` of one kind of record."""
    return _printed(_yaml(ROOT / "records" / f"{kind}.yaml"))


def pages():
    """All pages, parents before their children, siblings in the order of the menu."""
    return [_page(key, parent) for key, parent in _places(_yaml(PAGES / "tree.yaml"))]


def words(path):
    """The fields of the front matter, and the streams below it."""
    post = frontmatter.load(path, encoding="utf-8")
    found = post.metadata | markdown.streams(post.content)
    return _typeset(found, path.stem)


def _page(key, parent):
    folder = PAGES / key
    facts = {"invented": [], "untranslated": False} | _printed(_yaml(folder / "page.yaml"))
    codes = [languages.SOURCE] if facts["untranslated"] else languages.CODES
    return Description(key, parent, facts, {code: words(folder / f"{code}.md") for code in codes})


def _places(tree, parent=None):
    for key, children in tree.items():
        yield key, parent
        yield from _places(children or {}, key)


def _yaml(path):
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


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
