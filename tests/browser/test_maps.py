"""What once had to be scrolled sideways on phones: maps are as wide as the screen, tables keep their caption."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from partnerships import svg_map
from partnerships.models import Municipality
from partnerships.places import BADEN_WUERTTEMBERG, Atlas, Place
from tests.browser.visits import DESKTOP, PHONE

pytestmark = pytest.mark.browser
FINGER = 24  # pixels: WCAG 2.5.8
STYLES = ("home/css/kern.css", "home/css/site.css", "partnerships/partnerships.css")


def shown(chromium, width, html):
    page = chromium.new_page(viewport={"width": width, "height": 800})
    styles = "".join(Path(finders.find(name)).read_text() for name in STYLES)
    page.set_content(f"<!doctype html><style>{styles}</style><main class=container>{html}</main>")
    return page


@pytest.mark.parametrize("width", [PHONE["width"], 360, 480, 768, DESKTOP["width"]])
def test_every_marker_is_on_the_screen_and_as_wide_as_a_finger(width, chromium):
    """Though wide drawings have smaller markers."""
    places = [Place(Municipality(pk=n, latitude=48.7 + n / 50, longitude=9 + n / 10, country="DE")) for n in range(12)]
    maps = [svg_map.draw(places), svg_map.draw(places, box=BADEN_WUERTTEMBERG)]
    page = shown(chromium, width, render_to_string("partnerships/components/maps.html", {"atlas": Atlas(maps)}))
    boxes = [circle.bounding_box() for circle in page.locator("a.map__marker circle").all()]
    assert len(boxes) == 24
    assert all(min(box["width"], box["height"]) >= FINGER for box in boxes)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    page.close()


def test_the_caption_of_a_wide_table_stays_while_the_table_scrolls(chromium):
    table = {"caption": "Wer welche Aufgaben wahrnimmt " * 4, "columns": [{"heading": "Spalte"}] * 9, "rows": []}
    page = shown(
        chromium, PHONE["width"], render_to_string("home/blocks/table.html", {"value": table, "block_id": "t"})
    )
    scrolled = page.locator(".kern-table-responsive").evaluate("box => { box.scrollLeft = 300; return box.scrollLeft }")
    assert scrolled == 300
    caption = page.locator("caption span").bounding_box()
    assert caption["x"] >= 0
    assert caption["x"] + caption["width"] <= PHONE["width"]
    page.close()
