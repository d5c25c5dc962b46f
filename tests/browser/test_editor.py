"""What an editor sees in the browser only: the panels beside a page."""

import re

import pytest

from tests.browser.fixtures import SmallSite
from tests.browser.visits import logged_in
from tests.sampling import audited

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", [SmallSite], indirect=True, scope="session")]


@pytest.fixture
def editor(chromium, site):
    page = logged_in(chromium, site, "veroeffentlichung")
    yield page
    page.context.close()


def open_panel(editor, site, slug, name):
    """Open a panel beside the editor of the German page."""
    answer = editor.request.get(f"{site}/admin/api/main/pages/", params={"slug": slug, "fields": "_,id"})
    editor.goto(f"{site}/admin/pages/{answer.json()['items'][0]['id']}/edit/")
    editor.locator(f"[data-side-panel-toggle={name}]").click()


@pytest.mark.parametrize("slug", ["veranstaltungen", *map(audited, ["de", "die-projektstelle", "aktuelles"])])
def test_the_preview_shows_the_page(slug, editor, site):
    errors = []
    editor.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    open_panel(editor, site, slug, "preview")
    editor.frame_locator("#w-preview-iframe").locator("#main h1").wait_for()
    assert errors == []


@pytest.mark.parametrize(("slug", "faults"), [("entwurf", "1"), audited(("die-projektstelle", "0"))])
def test_the_checks_find_a_fault_and_none_where_there_is_none(slug, faults, editor, site):
    open_panel(editor, site, slug, "checks")
    editor.locator("[data-content-word-count]", has_text=re.compile(r"\d")).wait_for()
    assert editor.locator("[data-content-checker-count]").first.inner_text() == faults
