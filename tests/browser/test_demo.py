"""The demo, looked at with a real browser: every page, every language, light, dark and on a phone."""

from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

WEIGHT_LIMIT = 100_000  # bytes over the wire, pictures apart
HTML_LIMIT = 15_000
SAMPLE = ["/de/", "/fr/", "/uk/"]


@dataclass
class Visit:
    """What the browser made of one page."""

    path: str
    barriers: list
    width: int
    stored: list = field(default_factory=list)
    html: int = 0
    weight: int = 0


@pytest.fixture(scope="module")
def visits(chromium, demo, demo_pages):
    """Every page, looked at once in each mode: light with its traffic, dark, and on the narrowest screen."""
    assert len(demo_pages) > 60
    traffic = Traffic(demo)
    return {
        "light": [visit(page, demo, path, traffic) for page, path in opened(chromium, demo_pages, traffic)],
        "dark": [visit(page, demo, path) for page, path in opened(chromium, demo_pages, color_scheme="dark")],
        "narrow": [
            visit(page, demo, path)
            for page, path in opened(chromium, demo_pages, viewport={"width": 320, "height": 640})
        ],
    } | {"traffic": traffic}


class Traffic:
    """What a page loads over the network, without the browser's cache."""

    def __init__(self, site):
        self.site = site
        self.foreign, self.errors = set(), []
        self.forget()

    def forget(self):
        self.kinds, self.sizes = {}, {}

    def listen(self, page):
        page.on("request", lambda request: None if request.url.startswith(self.site) else self.foreign.add(request.url))
        page.on("console", lambda line: self.errors.append(line.text) if line.type in {"error", "warning"} else None)
        page.on("response", lambda answer: self.errors.append(answer.url) if answer.status >= 400 else None)
        client = page.context.new_cdp_session(page)
        client.send("Network.enable")
        client.send("Network.setCacheDisabled", {"cacheDisabled": True})
        client.on("Network.responseReceived", lambda event: self.kinds.update({event["requestId"]: event["type"]}))
        client.on(
            "Network.loadingFinished",
            lambda event: self.sizes.update({event["requestId"]: event["encodedDataLength"]}),
        )

    def weight(self, *kinds, but=()):
        """Bytes of these kinds of resources, or of all `but` some."""
        counted = [key for key in self.sizes if (self.kinds.get(key) in kinds if kinds else True)]
        return sum(self.sizes[key] for key in counted if self.kinds.get(key) not in but)


def opened(chromium, paths, traffic=None, **options):
    """One page object for all paths, in a context of its own."""
    context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
    page = context.new_page()
    if traffic:
        traffic.listen(page)
    for path in paths:
        yield page, path
    assert context.cookies() == []
    context.close()


def visit(page, demo, path, traffic=None):
    if traffic:
        traffic.forget()
    page.goto(demo + path, wait_until="networkidle" if traffic else "load")
    seen = Visit(path, [], page.evaluate("document.documentElement.scrollWidth"))
    if traffic:
        seen.stored = page.evaluate("[document.cookie.length, localStorage.length, sessionStorage.length]")
        seen.html = traffic.weight("Document")
        seen.weight = traffic.weight(but={"Image", "Media"})
    results = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    seen.barriers = [(found["id"], [node["target"] for node in found["nodes"]][:3]) for found in results]
    return seen


@pytest.mark.parametrize("mode", ["light", "dark", "narrow"])
def test_no_page_has_a_barrier_that_axe_finds(mode, visits):
    assert {seen.path: seen.barriers for seen in visits[mode] if seen.barriers} == {}


def test_no_page_is_wider_than_the_screen(visits):
    assert {seen.path: seen.width for seen in visits["narrow"] if seen.width > 320} == {}


def test_readers_get_no_cookie_no_storage_and_nothing_from_elsewhere(visits):
    assert {seen.path: seen.stored for seen in visits["light"] if seen.stored != [0, 0, 0]} == {}
    assert visits["traffic"].foreign == set()
    assert visits["traffic"].errors == []


def test_every_page_is_light(visits):
    assert all(seen.html and seen.weight for seen in visits["light"])
    heavy = [seen for seen in visits["light"] if seen.weight > WEIGHT_LIMIT or seen.html > HTML_LIMIT]
    assert {seen.path: (seen.weight, seen.html) for seen in heavy} == {}


@pytest.mark.parametrize("path", SAMPLE)
def test_navigation_works_by_keyboard(path, chromium, demo):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(demo + path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    toggle = page.locator(".main-navigation__list summary:visible").first
    submenu = page.locator(".main-navigation__list details[open] a:visible")
    assert submenu.count() == 0
    toggle.focus()
    page.keyboard.press("Enter")
    assert submenu.count() > 0
    page.keyboard.press("Escape")
    assert submenu.count() == 0
    context.close()


@pytest.mark.parametrize("path", SAMPLE)
def test_site_works_without_script_on_a_phone(path, chromium, demo):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(demo + path)
    links = page.locator(".main-navigation a:visible")
    assert links.count() == 0
    page.locator(".menu summary").click()
    page.locator(".main-navigation__list summary").first.click()
    links.nth(1).click()
    page.wait_for_url(lambda url: url.count("/") > (demo + path).count("/"))
    page.locator("h1").wait_for(state="visible")
    context.close()


@pytest.mark.parametrize("path", SAMPLE)
def test_main_menu_stands_on_one_line_on_a_desktop(path, chromium, demo):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(demo + path)
    tops = page.evaluate("[...document.querySelectorAll('.main-navigation__list > li')].map(entry => entry.offsetTop)")
    assert len(set(tops)) == 1
    context.close()


def test_language_switch_keeps_the_page(chromium, demo):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(demo + "/de/die-projektstelle/")
    for code in ("fr", "uk", "de"):
        page.locator(f".language-switch a[hreflang={code}]").first.click()
        assert page.locator("html").get_attribute("lang") == code
        assert page.locator("link[hreflang=de]").get_attribute("href") == f"{demo}/de/die-projektstelle/"
    context.close()


def test_every_focus_is_visible(chromium, demo):
    """Each element that the Tab key reaches on the home page looks different while it has the focus."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(demo + "/de/")
    for _step in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            # A card's link draws its ring round the whole card, with ::after.
            "[null, '::before', '::after'].some(part => {"
            " const style = getComputedStyle(document.activeElement, part);"
            " return style.outlineStyle !== 'none' || style.boxShadow !== 'none' })"
        )
        assert outline, page.evaluate("document.activeElement.outerHTML")
    context.close()
