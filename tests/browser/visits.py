"""Looking at pages with a browser, and what it made of them."""

import re
import time
from dataclasses import dataclass, field

from axe_playwright_python.base import AXE_SCRIPT

from demo.users import PASSWORD

DESKTOP = {"width": 1280, "height": 900}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PHONE = {"width": 320, "height": 640}  # a desktop's window at 400 %


@dataclass
class Visit:
    """What the browser made of one page."""

    path: str
    stored: list
    width: int
    html: int
    weight: int
    with_pictures: int
    pictures: list
    barriers: list = field(default_factory=list)


class Traffic:
    """What a page loads over the network, without the browser's cache."""

    def __init__(self, site):
        self.site = site
        self.foreign, self.errors = set(), []
        self.forget()

    def forget(self):
        self.kinds, self.sizes, self.under_way = {}, {}, {}

    def listen(self, page):
        page.on("request", lambda request: None if request.url.startswith(self.site) else self.foreign.add(request.url))
        page.on("console", lambda line: self.errors.append(line.text) if line.type in {"error", "warning"} else None)
        page.on("response", lambda answer: self.errors.append(answer.url) if answer.status >= 400 else None)
        client = page.context.new_cdp_session(page)
        client.send("Network.enable")
        client.send("Network.setCacheDisabled", {"cacheDisabled": True})
        client.on(
            "Network.requestWillBeSent",
            lambda event: self.under_way.update({event["requestId"]: event["request"]["url"]}),
        )
        client.on("Network.responseReceived", lambda event: self.kinds.update({event["requestId"]: event["type"]}))
        client.on("Network.loadingFinished", self._finished)
        client.on("Network.loadingFailed", lambda event: self.under_way.pop(event["requestId"], None))

    def _finished(self, event):
        self.under_way.pop(event["requestId"], None)
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def wait(self, page):
        """Until all has come that was asked for: for pictures that load when they are near, the page does not wait."""
        deadline = time.monotonic() + 30
        while self.under_way:
            assert time.monotonic() < deadline, f"{page.url} waits for {self.under_way}"
            page.wait_for_timeout(20)

    def weight(self, *kinds, but=()):
        """Bytes of these kinds of resources, or of all `but` some."""
        counted = [key for key in self.sizes if (self.kinds.get(key) in kinds if kinds else True)]
        return sum(self.sizes[key] for key in counted if self.kinds.get(key) not in but)


# Wagtail saves by itself what is typed from then on, a while after the page has come.
NOTE_WATCHING = 'document.addEventListener("w-unsaved:watch-edits", () => { document.body.id = "watched"; })'


def opened(chromium, paths, traffic):
    """One page object for all paths, in a context of its own."""
    context = chromium.new_context(device_scale_factor=2)
    page = context.new_page()
    traffic.listen(page)
    for path in paths:
        yield page, path
    assert context.cookies() == []
    context.close()


def visit(page, site, path, traffic):
    """
    Look at a page on a phone, then on a desktop; at the German ones with axe on both, and at their dark colours.

    Colours and layout do not depend on the language, but words differ in length, so that every page has its width.
    """
    is_german = path.startswith("/de/")
    traffic.forget()
    page.set_viewport_size(PHONE)
    page.goto(site + path, wait_until="load")
    traffic.wait(page)
    seen = Visit(
        path,
        stored=page.evaluate("[document.cookie.length, localStorage.length, sessionStorage.length]"),
        width=page.evaluate("document.documentElement.scrollWidth"),
        html=traffic.weight("Document"),
        weight=traffic.weight(but={"Image", "Media"}),
        with_pictures=traffic.weight(),
        pictures=page.eval_on_selector_all("main img", "found => found.map(image => image.src.split('/').pop())"),
    )
    if is_german:
        seen.barriers += barriers(page)
        page.emulate_media(color_scheme="dark")
        seen.barriers += barriers(page, ["color-contrast"])
        page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESKTOP)
    seen.barriers += barriers(page, but=() if is_german else ["color-contrast"])
    traffic.wait(page)  # of what the next page cuts off, the browser does not tell that it has ended
    return seen


def barriers(page, rules=None, but=()):
    """What axe finds, by all its rules or those given, `but` some; the one of WCAG 2.2 is off unless asked for."""
    on = {"target-size": {"enabled": True}}
    options = {"resultTypes": ["violations"], "rules": on | {rule: {"enabled": False} for rule in but}}
    options |= {"runOnly": rules} if rules else {}
    found = violations(page, options)
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]


def violations(page, options):
    """What axe, which is read into a page once, answers."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate("options => axe.run(options).then(found => found.violations)", options)


def logged_in(browser, site, username="admin", **options):
    """An empty page of the browser in which somebody has logged in; no page was drawn for that, which takes longest."""
    context = browser.new_context(**{"viewport": {"width": 1400, "height": 1000}} | options)
    form = context.request.get(f"{site}/admin/login/")
    sent = {"login": username, "password": PASSWORD, "csrfmiddlewaretoken": TOKEN.search(form.text())[1]}
    answer = context.request.post(form.url, form=sent, max_redirects=0)
    assert answer.headers["location"] == "/admin/"
    return context.new_page()


def log_in_by_hand(page, username):
    """In the form that is shown, and wait for the first page of the admin."""
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")


FEW = 18  # pages of a language: more than this has the demo only


def some_of(paths, code):
    """All paths of the demo in a language, or a third of those of the small site."""
    paths = [path for path in paths if path.startswith(f"/{code}/")]
    return paths if len(paths) > FEW else paths[::3]
