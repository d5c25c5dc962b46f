"""The demo in the dark, on the narrowest screen, by keyboard and without script."""

import pytest

from tests.browser.visits import opened, visit

pytestmark = pytest.mark.browser

SAMPLE = ["/de/", "/fr/", "/uk/"]


def test_the_dark_colours_have_contrast(chromium, demo, demo_pages):
    """The colours do not depend on the language: the German pages have all of them."""
    german = [path for path in demo_pages if path.startswith("/de/")]
    pages = opened(chromium, german, color_scheme="dark")
    visits = [visit(page, demo, path, rules=["color-contrast"]) for page, path in pages]
    assert {seen.path: seen.barriers for seen in visits if seen.barriers} == {}


def test_no_page_is_wider_than_the_screen(chromium, demo, demo_pages):
    """Words differ in length, so every language counts; axe looks at the German pages only."""
    visits = [
        visit(page, demo, path, rules=None if path.startswith("/de/") else [])
        for page, path in opened(chromium, demo_pages, viewport={"width": 320, "height": 640})
    ]
    assert {seen.path: seen.width for seen in visits if seen.width > 320} == {}
    assert {seen.path: seen.barriers for seen in visits if seen.barriers} == {}


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


def test_suggestions_follow_the_keyboard(chromium, demo):
    """The combobox tells assistive technology what is open and chosen, and Enter without a choice searches."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(demo + "/de/")
    field = page.get_by_role("combobox")
    assert field.get_attribute("aria-expanded") == "false"
    field.press_sequentially("burun")
    options = page.get_by_role("listbox").get_by_role("option")
    options.first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(".site-search [role=status]").inner_text().endswith(str(options.count()))
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    assert options.count() == 0
    assert field.input_value() == "burun"
    field.press("d")
    options.first.wait_for()
    wanted = options.first.get_attribute("data-url")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(demo + wanted)
    field.fill("Burundi")
    field.press("Enter")
    page.wait_for_url("**/de/suche/?q=Burundi")
    context.close()
