"""A site in the dark, on the narrowest screen, by keyboard and without script."""

import io
import re
from collections import Counter

import pytest
import segno
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from core.public_forms.token import MIN_AGE
from tests.browser.visits import barriers, logged_in
from tests.sampling import sample

pytestmark = pytest.mark.browser

SAMPLE = sample(["/fr/", "/uk/", "/de/"], 3)
PHONE = {"viewport": {"width": 390, "height": 844}}
FAKE_CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
DECODERS = "performance.getEntriesByType('resource').filter(one => one.name.includes('/qr/decode')).length"
DETECTOR = """
globalThis.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect() { return [{ rawValue: "%s" }]; }
};
"""


@pytest.mark.parametrize("path", SAMPLE)
def test_navigation_works_by_keyboard(path, chromium, site):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site + path)
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
def test_site_works_without_script_on_a_phone(path, chromium, site):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site + path)
    links = page.locator(".main-navigation a:visible")
    assert links.count() == 0
    page.locator(".menu summary").click()
    page.locator(".main-navigation__list summary").first.click()
    links.nth(1).click()
    page.wait_for_url(lambda url: url.count("/") > (site + path).count("/"))
    page.locator("h1").wait_for(state="visible")
    context.close()


@pytest.mark.parametrize("path", SAMPLE)
def test_main_menu_stands_on_one_line_on_a_desktop(path, chromium, site):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site + path)
    tops = page.evaluate("[...document.querySelectorAll('.main-navigation__list > li')].map(entry => entry.offsetTop)")
    assert len(set(tops)) == 1
    context.close()


def test_language_switch_keeps_the_page(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(site + "/de/die-projektstelle/")
    for code in ("fr", "uk", "de"):
        page.locator(f".language-switch a[hreflang={code}]").first.click()
        assert page.locator("html").get_attribute("lang") == code
        assert page.locator("link[hreflang=de]").get_attribute("href") == f"{site}/de/die-projektstelle/"
    context.close()


def test_every_focus_is_visible(chromium, site):
    """Each element that the Tab key reaches on the home page looks different while it has the focus."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site + "/de/")
    for step in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):  # behind the last one
            assert step > 15
            break
        outline = page.evaluate(
            # A card's link draws its ring round the whole card, with ::after.
            "[null, '::before', '::after'].some(part => {"
            " const style = getComputedStyle(document.activeElement, part);"
            " return style.outlineStyle !== 'none' || style.boxShadow !== 'none' })"
        )
        assert outline, page.evaluate("document.activeElement.outerHTML")
    context.close()


def test_suggestions_follow_the_keyboard(chromium, site):
    """The combobox tells assistive technology what is open and chosen, and Enter without a choice searches."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site + "/de/")
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
    page.wait_for_url(site + wanted)
    field.fill("Burundi")
    field.press("Enter")
    page.wait_for_url("**/de/suche/?q=Burundi")
    context.close()


ALL_SENT = "!JSON.parse(localStorage[Object.keys(localStorage).find(key => key.startsWith('check-in'))]).notes.length"


def until(page, condition):
    """Wait for it; Playwright's own way evaluates strings in the page, which the policy forbids."""
    for _again in range(150):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


def mjpeg_of(text, path):
    """A film that shows the code, as Chromium takes it for a camera."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="png", scale=8, border=6)
    frame = io.BytesIO()
    with Image.new("RGB", (640, 480), "white") as ground, Image.open(picture) as code:
        ground.paste(code.convert("RGB"), (100, 60))
        ground.save(frame, "JPEG", quality=90)
    path.write_bytes(frame.getvalue() * 10)
    return path


def check_in_address(page, site):
    """Of the first event that expects somebody at the door."""
    page.goto(site + "/admin/events/participants/")
    for link in page.locator("main td a[href$='/participants/']").evaluate_all("all => all.map(one => one.href)"):
        address = link.replace("/participants/", "/check-in/")
        people = page.request.get(f"{address}people/").json()["people"]
        if len(people) > 3:
            return address, people
    raise AssertionError("nobody is expected anywhere")


def test_the_door_works_without_a_network_and_counts_nobody_twice(chromium, site):
    door, other = logged_in(chromium, site, **PHONE), logged_in(chromium, site, **PHONE)
    address, people = check_in_address(door, site)
    before = sum(person["came"] for person in people)
    first, second = [person for person in people if not person["came"]][:2]
    button = "[data-person='{registration}-{position}']"
    for page in (door, other):
        page.goto(address)
        page.locator(button.format(**first)).wait_for()
    door.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(door, "caches.open('check-in').then(cache => cache.keys()).then(keys => keys.length >= 6)")
    door.context.set_offline(True)
    door.reload()
    door.locator(button.format(**first)).click()
    door.locator(button.format(**second)).click()
    assert door.locator("#numbers").inner_text().startswith(f"{before + 2} ")
    door.locator("#network").get_by_text("2").wait_for()
    other.locator(button.format(**first)).click()
    until(other, ALL_SENT)
    door.context.set_offline(False)
    door.evaluate("dispatchEvent(new Event('online'))")
    door.locator("#network").wait_for(state="hidden")
    noted = door.request.get(f"{address}people/").json()["people"]
    assert sum(person["came"] for person in noted) == before + 2
    assert Axe().run(door).response["violations"] == []
    assert door.evaluate("document.documentElement.scrollWidth") <= 390
    for page in (door, other):
        page.context.close()


def new_device(registrar, address):
    """The path of the link that a registrar makes for a device."""
    registrar.goto(address.replace("/check-in/", "/participants/devices/"))
    registrar.fill("[name=name]", "Tablet")
    registrar.get_by_role("button", name="Link erzeugen").click()
    link = registrar.locator("#link")
    link.wait_for()
    assert Axe().run(registrar, context="main").response["violations"] == []
    return "/" + link.input_value().split("/", 3)[3]


@pytest.mark.audit
def test_a_device_by_link_works_without_a_network_and_forgets_the_names_once_it_is_revoked(chromium, site):
    registrar = logged_in(chromium, site, "anmeldung")
    address, people = check_in_address(registrar, site)
    path = new_device(registrar, address)
    door = chromium.new_context(**PHONE).new_page()
    door.goto(site + path)
    coming = next(person for person in people if not person["came"])
    button = door.locator("[data-person='{registration}-{position}']".format(**coming))
    button.wait_for()
    door.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(door, "caches.open('check-in').then(cache => cache.keys()).then(keys => keys.length >= 6)")
    door.context.set_offline(True)
    door.reload()
    button.click()
    door.locator("#network").get_by_text("1").wait_for()
    door.context.set_offline(False)
    door.evaluate("dispatchEvent(new Event('online'))")
    door.locator("#network").wait_for(state="hidden")
    assert door.context.cookies() == []
    assert Axe().run(door).response["violations"] == []
    noted = registrar.request.get(f"{address}people/").json()["people"]
    assert any((person["registration"], person["came"]) == (coming["registration"], True) for person in noted)
    registrar.get_by_role("button", name="Tablet zurückziehen").click()
    registrar.get_by_text("öffnet nichts mehr").wait_for()
    door.evaluate("dispatchEvent(new Event('online'))")
    door.locator("#network").get_by_text("gilt nicht mehr").wait_for()
    assert door.locator("#people button").count() == 0
    assert coming["name"] not in door.evaluate("JSON.stringify({...localStorage})")
    for page in (door, registrar):
        page.context.close()


@pytest.fixture
def ticket(chromium, site):
    """The address of a check-in, and somebody whom it expects alone."""
    finder = logged_in(chromium, site, **PHONE)
    address, people = check_in_address(finder, site)
    finder.context.close()
    parties = Counter(person["registration"] for person in people)
    alone = (one for one in reversed(people) if not one["came"] and parties[one["registration"]] == 1)
    return address, next(alone)


@pytest.fixture
def scan(launch, site, tmp_path):
    """`scan(address, code, script)`: the page of the check-in, whose camera sees the code; the script runs first."""
    browsers = []

    def start(address, code, script):
        film = mjpeg_of(code, tmp_path / "ticket.mjpeg")
        browsers.append(launch(*FAKE_CAMERA, f"--use-file-for-fake-video-capture={film}"))
        page = logged_in(browsers[-1], site, **PHONE, permissions=["camera"])
        page.add_init_script(script)
        page.goto(address)
        page.locator("#people button").first.wait_for()
        page.locator("#scan").click()
        return page

    yield start
    for browser in browsers:
        browser.close()


@pytest.mark.audit
def test_the_camera_reads_a_ticket(scan, ticket):
    address, person = ticket
    page = scan(address, person["code"], "delete globalThis.BarcodeDetector")
    page.locator("#message", has_text=person["name"]).wait_for()
    assert page.evaluate(DECODERS) == 1
    until(page, ALL_SENT)
    noted = page.request.get(f"{address}people/").json()["people"]
    assert next(one["came"] for one in noted if one["registration"] == person["registration"])


@pytest.mark.audit
def test_a_browser_that_reads_codes_itself_needs_no_decoder(scan, ticket):
    address, person = ticket
    page = scan(address, "nobody", DETECTOR % person["code"])
    page.locator("#message", has_text=person["name"]).wait_for()
    assert page.evaluate(DECODERS) == 0
    until(page, ALL_SENT)  # not while the next test counts


def test_on_a_phone_state_and_button_of_an_event_are_on_the_first_screen(chromium, site):
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site}/de/veranstaltungen/")
    page.locator(".event-entry:has(.event-entry__state) h3 a").last.click()
    page.goto(page.locator("link[hreflang=uk]").get_attribute("href"))
    for selector in (".event-registration__state", "main a.kern-btn"):
        place = page.locator(selector).first.bounding_box()
        assert place["y"] + place["height"] <= 740, selector
    context.close()


@pytest.mark.audit
def test_several_dates_are_registered_for_in_one_form_without_script_on_a_narrow_phone(chromium, site):
    context = chromium.new_context(viewport={"width": 320, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/de/veranstaltungen/")
    page.get_by_text(re.compile("weiterer? Termin")).first.click()
    boxes = page.locator("main [name=dates]")
    full, free = boxes.nth(0), boxes.nth(1)
    assert "Warteliste" in page.locator(f"label[for={full.get_attribute('id')}]").inner_text()
    for box in (full, free):
        box.check()
    with page.expect_event("load"):
        page.get_by_role("button", name="Zu den angekreuzten Terminen anmelden").click()
    assert page.locator("main [name=dates]:checked").count() == 2
    page.get_by_label("Ihr Name").fill("Amina Muster")
    with page.expect_event("load"):
        page.get_by_role("button", name="Zu den angekreuzten Terminen anmelden").click()
    assert page.locator("main [name=dates]:checked").count() == 2, "the form comes back with what is missing"
    page.get_by_label("Ihre E-Mail-Adresse").fill("amina@example.org")
    page.wait_for_timeout(MIN_AGE * 1000)
    with page.expect_event("load"):
        page.get_by_role("button", name="Zu den angekreuzten Terminen anmelden").click()
    receipt = page.locator("#sent li")
    assert ["Warteliste" in line for line in receipt.all_inner_texts()] == [True, False]
    context.close()


@pytest.mark.audit
def test_the_form_for_several_dates_has_no_barriers(chromium, site):
    context = chromium.new_context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    page.goto(f"{site}/de/veranstaltungen/")
    page.get_by_text(re.compile("weiterer? Termin")).first.click()
    for _page in ("series", "form"):
        for colours in ("dark", "light"):
            page.emulate_media(color_scheme=colours)
            assert barriers(page) == [], colours
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.locator("main form [type=submit]").first.click()
    context.close()


def test_the_address_of_a_calendar_is_copied_and_that_is_told(chromium, site):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/de/veranstaltungen/")
    page.locator("[data-copy]:visible").first.click()
    page.get_by_text("Die Adresse ist kopiert.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/de/veranstaltungen/kalender/"
    context.close()
