"""The demo's files: its own pages beside those that every site begins with, and records."""

from pathlib import Path

from start import reader

ROOT = Path(__file__).parent
PAGES = ROOT / "pages"
FOLDERS = (PAGES, reader.PAGES)


def pages():
    return reader.pages(*FOLDERS)


def records(kind):
    """`{key: facts}` of one kind of record."""
    return reader.facts(ROOT / "records" / f"{kind}.yaml")


def words(path):
    return reader.words(path)
