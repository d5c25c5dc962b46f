"""What an editor sees in the browser only: the panels beside a page, and lists on a phone."""

import re

import pytest

from tests.browser.fixtures import SmallSite
from tests.browser.visits import PHONE, logged_in
from tests.sampling import audited

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", [SmallSite], indirect=True, scope="session")]


@pytest.fixture
def editor(chromium, site):
    page = logged_in(chromium, site, "veroeffentlichung")
    yield page
    page.context.close()


def open_page(editor, site, slug):
    """Open the editor of the German page."""
    answer = editor.request.get(f"{site}/admin/api/main/pages/", params={"slug": slug, "fields": "_,id"})
    editor.goto(f"{site}/admin/pages/{answer.json()['items'][0]['id']}/edit/")


def open_panel(editor, site, slug, name):
    """Open a panel beside it."""
    open_page(editor, site, slug)
    editor.locator(f"[data-side-panel-toggle={name}]").click()


@pytest.mark.parametrize("slug", ["veranstaltungen", *map(audited, ["de", "die-projektstelle", "aktuelles"])])
def test_the_preview_shows_the_page(slug, editor, site):
    errors = []
    editor.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    open_panel(editor, site, slug, "preview")
    editor.frame_locator("#w-preview-iframe").locator("#main h1").wait_for()
    assert errors == []


@pytest.mark.audit
@pytest.mark.parametrize(("slug", "faults"), [("entwurf", "1"), ("die-projektstelle", "0")])
def test_the_checks_find_a_fault_and_none_where_there_is_none(slug, faults, editor, site):
    open_panel(editor, site, slug, "checks")
    editor.locator("[data-content-word-count]", has_text=re.compile(r"\d")).wait_for()
    assert editor.locator("[data-content-checker-count]").first.inner_text() == faults


PASTE = """([field, html]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "x");
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  field.dispatchEvent(event);
}"""


@pytest.mark.audit
def test_what_is_pasted_from_a_word_processor_becomes_blocks_that_are_saved(editor, site):
    def kinds():
        fields = editor.locator("input[name^=body-][name$=-type]")
        return fields.evaluate_all("found => found.map(field => field.value)")

    open_page(editor, site, "besuch")
    field = editor.locator("[data-contentpath=body] [contenteditable=true]").first
    field.wait_for()
    place = kinds().index("text")
    html = (
        "<h1>Anlass</h1><p>Ein <b>guter</b></p>"
        "<table><tr><td>Ort</td><td>Tag</td></tr><tr><td>Gitega</td><td>1.</td></tr></table><img src='file:///c.png'>"
    )
    editor.evaluate(PASTE, [field.element_handle(), html])
    editor.get_by_text("1 Bild").wait_for()
    assert kinds()[place + 1 : place + 4] == ["heading", "text", "table"]
    editor.locator("[name$=cells-caption]").first.fill("Reisen")
    editor.get_by_role("button", name="Entwurf speichern").first.click()
    editor.locator(".messages .success").first.wait_for()
    assert kinds()[place + 1 : place + 4] == ["heading", "text", "table"]
    assert editor.locator("[name$=cells-caption]").first.input_value() == "Reisen"


REACHED = """() => {
    const last = [...document.querySelectorAll(".listing th")].at(-1);
    last.scrollIntoView({inline: "end"});
    return Math.floor(last.getBoundingClientRect().right) <= innerWidth;
}"""
WIDTHS = "titles => titles.map(title => title.getBoundingClientRect().width)"


@pytest.mark.parametrize("address", ["users/", *map(audited, ["documents/", "reports/site-history/"])])
def test_on_a_phone_lists_are_scrolled_and_their_titles_read(address, chromium, site):
    tab = logged_in(chromium, site, "admin", viewport=PHONE)
    tab.goto(f"{site}/admin/{address}")
    assert min(tab.locator(".listing td.title").evaluate_all(WIDTHS)) >= PHONE["width"] / 2
    assert tab.evaluate(REACHED)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    tab.context.close()
