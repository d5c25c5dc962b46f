"""The demo, looked at with a real browser: every page, every language, light, dark and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

MODES = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
}
WEIGHT_LIMIT = 100_000  # bytes over the wire, pictures apart
HTML_LIMIT = 15_000
SAMPLE = ["/de/", "/fr/", "/uk/"]


@pytest.fixture(params=MODES)
def context(request, chromium):
    context = chromium.new_context(**MODES[request.param])
    yield context
    context.close()


def test_no_page_has_a_barrier_that_axe_finds(context, demo, demo_pages):
    page = context.new_page()
    axe = Axe()
    findings = {}
    for path in demo_pages:
        page.goto(demo + path)
        results = axe.run(page, options={"resultTypes": ["violations"]})
        if results.violations_count:
            findings[path] = [
                (violation["id"], [node["target"] for node in violation["nodes"]][:3])
                for violation in results.response["violations"]
            ]
    assert len(demo_pages) > 60
    assert findings == {}


def test_no_page_is_wider_than_the_screen(chromium, demo, demo_pages):
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    too_wide = {}
    for path in demo_pages:
        page.goto(demo + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            too_wide[path] = width
    context.close()
    assert too_wide == {}


def test_readers_get_no_cookie_no_storage_and_nothing_from_elsewhere(chromium, demo, demo_pages):
    context = chromium.new_context()
    page = context.new_page()
    foreign, errors = set(), []
    page.on("request", lambda request: foreign.add(request.url) if not request.url.startswith(demo) else None)
    page.on("console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    for path in demo_pages:
        page.goto(demo + path, wait_until="networkidle")
        stored = page.evaluate("[document.cookie.length, localStorage.length, sessionStorage.length]")
        assert stored == [0, 0, 0], path
    assert context.cookies() == []
    context.close()
    assert foreign == set()
    assert errors == []


def test_every_page_is_light(chromium, demo, demo_pages):
    heavy = {}
    for path in demo_pages:
        context = chromium.new_context()
        page = context.new_page()
        client = context.new_cdp_session(page)
        client.send("Network.enable")
        kinds, sizes = {}, {}
        client.on(
            "Network.responseReceived", lambda event, kinds=kinds: kinds.update({event["requestId"]: event["type"]})
        )
        client.on(
            "Network.loadingFinished",
            lambda event, sizes=sizes: sizes.update({event["requestId"]: event["encodedDataLength"]}),
        )
        page.goto(demo + path, wait_until="networkidle")
        weight = sum(size for key, size in sizes.items() if kinds.get(key) not in {"Image", "Media"})
        html = sum(size for key, size in sizes.items() if kinds.get(key) == "Document")
        if weight > WEIGHT_LIMIT or html > HTML_LIMIT:
            heavy[path] = (weight, html)
        context.close()
    assert heavy == {}


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
