"""What the pages for developers name is there: names resolve, paths exist, what is told in order is in that order."""

import importlib
import re
from pathlib import Path

import pytest
from django.conf import settings

from core.mail import jobs
from core.privacy import retention
from home import publishing

ROOT = Path(settings.BASE_DIR)
DOCS = ROOT / "docs"
PAGES = sorted((DOCS / "how-it-works").glob("*.md"))
INDEX = DOCS / "how-it-works" / "README.md"
CHECKED = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", DOCS / "glossary.md", DOCS / "security.md"]
ROOMS = [
    "config", "core", "demo", "events", "feedback", "home", "newsletter", "partnerships", "search", "tests",
    "translation",
    "accounts",
]  # fmt: skip
LEAST = 5  # names on a page; with fewer it tells nothing of the code, or the notation has changed

CODE = re.compile(r"`([^`\n]+)`")
NAME = re.compile(rf"(?:{'|'.join(ROOMS)})(?:\.\w+)+")
IDENTIFIER = re.compile(r"\w+\.[EW]\d{3}")  # of a system check, such as home.E001
PATH = re.compile(r"(?:[\w.][\w.@-]*/)+[\w.@-]*|[\w-]+\.(?:html|lock|md|py|toml|yml)")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")

every_page = pytest.mark.parametrize("page", CHECKED, ids=lambda page: page.relative_to(ROOT).as_posix())


def without_blocks(text):
    """The text without what is fenced: commands and drawings."""
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def spans(page):
    return CODE.findall(without_blocks(page.read_text(encoding="utf-8")))


def names(page):
    found = (span for span in spans(page) if NAME.fullmatch(span))
    return [name for name in found if not (IDENTIFIER.fullmatch(name) or PATH.fullmatch(name))]


def resolve(name):
    """The object of a dotted name; raises LookupError with the part that is missing."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        module = ".".join(parts[:length])
        try:
            found = importlib.import_module(module)
        except ModuleNotFoundError as error:
            if not f"{module}.".startswith(f"{error.name}."):
                raise  # the module is there and lacks one of its own
            continue
        for part in parts[length:]:
            if not hasattr(found, part):
                raise LookupError(part)
            found = getattr(found, part)
        return found
    raise LookupError(name)


def unknown(page):
    for name in dict.fromkeys(names(page)):
        try:
            resolve(name)
        except LookupError as missing:
            yield f"{page.relative_to(ROOT)}: `{name}` does not exist ({missing})"


def missing_paths(page):
    paths = [ROOT / span for span in spans(page) if PATH.fullmatch(span)]
    links = [page.parent / link for link in LINK.findall(without_blocks(page.read_text(encoding="utf-8")))]
    for path in dict.fromkeys([*paths, *links]):
        # A name alone may stand for the files of that name in the rooms, such as wiring.py.
        if not path.exists() and not (path.parent == ROOT and any(ROOT.glob(f"*/{path.name}"))):
            yield f"{page.relative_to(ROOT)}: {path.relative_to(ROOT)} does not exist"


@every_page
def test_each_name_of_the_code_resolves(page):
    assert list(unknown(page)) == []


@every_page
def test_each_path_exists(page):
    assert list(missing_paths(page)) == []


@pytest.mark.parametrize("page", [page for page in PAGES if page != INDEX], ids=lambda page: page.name)
def test_each_page_names_what_it_speaks_of(page):
    assert len(set(names(page))) >= LEAST, f"{page.name} names {len(set(names(page)))} things of the code"


def test_there_are_pages_and_the_index_leads_to_each():
    assert len(PAGES) >= 8
    linked = set(LINK.findall(INDEX.read_text(encoding="utf-8")))
    assert {page.name for page in PAGES} - {INDEX.name} <= linked


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("`home.publishing.follow_down`", "follow_down"),
        ("`home.publishink.follow_up`", "publishink"),
        ("`home/publishink.py`", "home/publishink.py"),
        ("`home/nowhere/`", "home/nowhere"),
        ("[a page](nowhere.md)", "nowhere.md"),
    ],
)
def test_what_is_not_there_is_found(text, complaint, tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text(f"It calls {text}.")
    (found,) = [*unknown(page), *missing_paths(page)]
    assert found.startswith("page.md: ")
    assert complaint in found


def in_order(page, wanted):
    """Those of the names that the page has, in the order in which it first speaks of them."""
    return [name for name in dict.fromkeys(spans(DOCS / "how-it-works" / page)) if name in wanted]


def test_middlewares_stand_in_their_order():
    assert in_order("page-request.md", settings.MIDDLEWARE) == settings.MIDDLEWARE


def test_steps_of_publishing_stand_in_their_order():
    steps = [f"{step.__module__}.{step.__name__}" for step, _page_type in publishing.steps()]
    assert in_order("publishing.md", steps) == steps


def test_every_period_of_retention_is_told_with_its_days():
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \|", (DOCS / "how-it-works" / "erasure.md").read_text(), re.MULTILINE)
    periods = {name: period.days for name, period in retention.PERIODS.items() if name != "sample"}  # of tests alone
    assert {name: int(days) for name, days in rows} == periods


def test_operations_lists_every_regular_job():
    rows = re.findall(r"^\| `(\w+)` \|", (DOCS / "operations.md").read_text(), re.MULTILINE)
    assert set(jobs.names()) <= set(rows)
