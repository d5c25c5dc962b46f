"""What editors see in the browser only: the panels beside a page."""

import pytest

from home.demo.users import PASSWORD

pytestmark = pytest.mark.browser


def logged_in(browser, site, username="veroeffentlichung"):
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.goto(site + "/admin/login/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")
    return page


def editor_of(page, site, path):
    """Open the editor of the page at a public path, found as an editor finds it: by the search of the pages."""
    title = page.request.get(site + path).text().split("<h1>")[1].split("</h1>")[0]
    page.goto(f"{site}/admin/pages/search/?q={title}")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.wait_for_url("**/edit/")
    return title
