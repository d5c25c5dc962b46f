"""
Pictures of each page type of the running demo, in each language, on three screens, light and dark: to be looked at.

`make screenshots` writes them to .data/screenshots/; `TYPES=EventPage,HomePage` takes some of the types only.
"""

import os
import sys
from itertools import product
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
django.setup()

from django.utils import translation  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from wagtail.contrib.routable_page.models import RoutablePageMixin  # noqa: E402
from wagtail.models import Page, get_page_models  # noqa: E402

from core.text import languages  # noqa: E402
from home import i18n  # noqa: E402

WIDTHS = {360: 740, 768: 1024, 1280: 900}
SCHEMES = ("light", "dark")
TARGET = Path(__file__).parents[2] / ".data" / "screenshots"
BESIDE_PAGES = {"search": "suche/?q=Ukraine", "search-empty": "suche/?q=xyzxyz", "not-found": "gibt-es-nicht/"}


def addresses(code, wanted=()):
    """`{name: path}` of the first page of each type in the language, of its lists and forms, and of what is no page."""
    found = {}
    with translation.override(code):
        for model in get_page_models():
            if model is Page or (wanted and model.__name__ not in wanted):
                continue
            page = i18n.in_language(model.objects.all(), code).order_by("path").first()
            if page is None:
                continue
            found[model.__name__] = page.get_url()
            if isinstance(page, RoutablePageMixin):
                for route in model.get_subpage_urls():
                    if str(route.pattern) and "<" not in str(route.pattern):
                        found[f"{model.__name__}-{route.name}"] = page.get_url() + page.reverse_subpage(route.name)
    if code == languages.SOURCE and not wanted:
        found |= {name: f"/{code}/{path}" for name, path in BESIDE_PAGES.items()}
    return found


def is_html(address):
    try:
        with urlopen(Request(address, method="HEAD")) as answer:
            return answer.headers.get_content_type() == "text/html"
    except HTTPError as error:
        return error.headers.get_content_type() == "text/html"


def main():
    site = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    wanted = [name for name in os.environ.get("TYPES", "").split(",") if name]
    shown = {  # before Playwright's loop begins, in which Django refuses to ask the database
        code: {name: path for name, path in addresses(code, wanted).items() if is_html(site + path)}
        for code in languages.CODES
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for code, (width, height), scheme in product(languages.CODES, WIDTHS.items(), SCHEMES):
            take(browser, site, shown[code], code, {"width": width, "height": height}, scheme)
        browser.close()
    sys.stdout.write(f"The pictures are in {TARGET}.\n")


def take(browser, site, shown, code, viewport, scheme):
    context = browser.new_context(viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    for name, path in shown.items():
        page.goto(site + path)
        page.screenshot(path=TARGET / code / f"{name}-{viewport['width']}-{scheme}.png", full_page=True)
    context.close()


if __name__ == "__main__":
    sys.exit(main())
