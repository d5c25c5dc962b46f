"""All payloads at once in Chromium, in all that readers and the office see: `hit` is never called."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error

from core.text import languages
from tests.bench.security.payloads import PAYLOADS
from tests.browser.fixtures import SmallSite
from tests.browser.visits import logged_in

pytestmark = [pytest.mark.bench, pytest.mark.browser]
MOST = 60  # addresses of each walk, of all kinds
# Links that somebody's words are in, all those that run something, and what shows more when it is pressed.
PRESS = """() => {
    const isPressed = link => link.outerHTML.includes("hit(") || !link.protocol.startsWith("http");
    document.addEventListener("click", event => {
        const link = event.target.closest?.("a, area");
        if (link?.protocol.startsWith("http")) event.preventDefault();
    }, true);
    [...document.querySelectorAll("a[href], area[href]")].filter(isPressed).forEach(link => link.click());
    document.querySelectorAll("summary, [data-controller~='w-dropdown'] > button").forEach(one => one.click());
    [...document.querySelectorAll("*")].slice(0, 3000).forEach(one => one.dispatchEvent(new Event("mouseover")));
}"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map(link => link.href)"


class PayloadSite(SmallSite):
    filled_by = "tests.bench.security.payload_site"


def walk(context, site, beginnings):
    """Follow links, to one address of each kind, each in a tab of its own; returns what was seen."""
    waiting, known, seen = list(beginnings), set(), []
    while waiting and len(seen) < MOST:
        path, page = waiting.pop(0), context.new_page()
        try:
            page.goto(site + path, wait_until="load")
        except Error as error:
            if not re.search("Download is starting|ERR_ABORTED", str(error)):
                raise
            page.close()
            continue
        seen.append(path)
        links = page.evaluate(LINKS)
        with suppress(Error):  # a script of ours may lead to another page
            page.evaluate(PRESS)
            page.wait_for_timeout(100)
        page.close()
        for link in links:
            parts = urlsplit(link)
            kind = re.sub(r"\d+", "1", parts.path) if "/admin/" in parts.path else parts.path
            if link.startswith(site) and parts.path.startswith(tuple(beginnings)) and kind not in known:
                known.add(kind)
                waiting.append(parts.path)
    return seen


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["with our policy", "without it"])
@pytest.mark.parametrize("who", ["readers", "admin"])
def test_nothing_runs(who, bypass_csp, started, chromium):
    """Without the policy too, so that it is not what all hangs on."""
    site, hits = started(PayloadSite), []
    if who == "admin":
        context = logged_in(chromium, site, bypass_csp=bypass_csp).context
    else:
        context = chromium.new_context(bypass_csp=bypass_csp)
    context.expose_binding("hit", lambda source, *number: hits.append((number, source["page"].url)))
    context.on("dialog", lambda dialog: hits.append((dialog.message, dialog.page.url)))
    page = context.new_page()
    page.goto(f"{site}/de/")
    page.evaluate("() => hit(0)")
    assert len(hits) == 1, "or nothing would be noticed"
    hits.clear()
    beginnings = ["/admin/"] if who == "admin" else [f"/{code}/" for code in languages.CODES]
    seen = walk(context, site, beginnings)
    print(f"\n{len(PAYLOADS)} payloads × {len(seen)} pages of {who} in Chromium")  # noqa: T201
    assert len(seen) > 30
    assert hits == []
    context.close()
