"""
Pictures of the handbook's chapters on translation, of the running demo, in which something is made ready to translate.

`make handbook-pictures` writes them to docs/handbuch/bilder/; look at each before it is committed.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
django.setup()

from django.utils import timezone  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402

from core.text import languages  # noqa: E402
from home.models import User  # noqa: E402
from tests.browser.visits import log_in_by_hand  # noqa: E402
from translation.overview import assignments, bulk, states  # noqa: E402

TARGET = Path(__file__).parents[2] / "docs" / "handbuch" / "bilder"
SITE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
WIDTH, HEIGHT, SCALE = 1280, 900, 0.75  # the pictures are 960 points wide
NEW, CHANGED = "Checkliste für Delegationsbesuche", "Wie gelingt die Übergabe?"
WORDS = {  # German words that are translated, so that the editor shows some of each state
    "fr": "Liste de contrôle pour les visites de délégations",
    "uk": "Контрольний список для візитів делегацій",
}
TRANSLATORS = {"fr": "traduction", "uk": "pereklad"}
NAMES = {
    "fr": ("premiere-page", "apercu", "editeur", "segment-obsolete", "fichiers"),
    "uk": ("persha-storinka", "ohliad", "redaktor", "zastarilyi", "faily"),
}


def german(title):
    return Page.objects.get(title=title, locale__language_code=languages.SOURCE).specific


def prepare():
    """One page to be translated and assigned, one that has changed; returns where each is edited, by language."""
    new, changed = german(NEW), german(CHANGED)
    if new.get_translations().filter(alias_of=None).count() < len(languages.TRANSLATED):
        locales = Locale.objects.exclude(language_code=languages.SOURCE)
        bulk.order(
            [new], locales, include_subpages=False, with_machine=False, user=User.objects.get(username="redaktion")
        )
        bulk.run()
    for code, name in TRANSLATORS.items():
        cells = [cell for cell in states.cells() if cell.page.pk == new.pk and cell.language == code]
        due = timezone.localdate() + timedelta(days=6)
        assignments.assign(cells, None, person=User.objects.get(username=name), due=due)
    text = changed.body.raw_data[0]["value"]
    if "zwanzig Jahre" in text:
        changed.body.raw_data[0]["value"] = text.replace("zwanzig Jahre lang alles", "dreißig Jahre lang fast alles")
        changed.save_revision().publish()
    found = {cell.page.pk: {} for cell in states.cells()}
    for cell in states.cells():
        found[cell.page.pk][cell.language] = cell.url
    return found[new.pk], found[changed.pk]


class Photographer:
    def __init__(self, browser, user, code):
        size = {"width": WIDTH, "height": HEIGHT}
        self.page = browser.new_context(viewport=size, device_scale_factor=SCALE, locale=code).new_page()
        self.page.goto(f"{SITE}/admin/login/")
        log_in_by_hand(self.page, user)

    def take(self, name, address=None, height=HEIGHT, above=None):
        """`above`: the selector of what stands at the top of the picture."""
        self.page.set_viewport_size({"width": WIDTH, "height": height})
        if address:
            self.page.goto(SITE + address)
        if above:
            self.page.locator(above).first.evaluate(
                "each => { each.style.scrollMarginTop = '80px'; each.scrollIntoView() }"
            )
        self.page.wait_for_timeout(500)
        self.page.screenshot(path=TARGET / f"{name}.png")

    def translate_the_title(self, address, words):
        self.page.goto(SITE + address)
        title = self.page.locator("textarea[data-words]").first
        if not title.input_value():
            title.fill(words)
            title.press("Control+Enter")
            self.page.wait_for_timeout(1500)


def main():
    new, changed = prepare()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for code, user in TRANSLATORS.items():
            first, overview, editor, outdated, files = (f"{code}-{name}" for name in NAMES[code])
            camera = Photographer(browser, user, code)
            camera.translate_the_title(new[code], WORDS[code])
            camera.take(first, "/admin/", 760)
            camera.take(overview, "/admin/translation/overview/?ordering=state", 680)
            camera.take(editor, new[code], above="[data-toolbar]")
            camera.take(outdated, changed[code], 700, above="[data-state=outdated]")
            camera.page.locator(".translation-more a[href*='/files/']").click()
            camera.take(files, height=640)
        editor = Photographer(browser, "redaktion", languages.SOURCE)
        editor.take("uebersetzung-uebersicht", "/admin/translation/overview/?ordering=state")
        for row in range(2):
            editor.page.locator("[name=cell]").nth(row).check()
        editor.page.locator("form[action*='/assign/'] button.button").first.click()
        editor.take("uebersetzung-zuweisen", height=680)
        editor.take("uebersetzen", changed["fr"])
        editor.page.locator(".translation-more a[href*='/jobs/']").click()
        editor.take("uebersetzung-extern")
        browser.close()
    sys.stdout.write(f"The pictures are in {TARGET}.\n")


if __name__ == "__main__":
    sys.exit(main())
