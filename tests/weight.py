"""What a phone loads at a first visit of a page, told from its HTML: bytes by kind, without a browser."""

import gzip
import re
from collections import Counter
from pathlib import Path

import brotli
from bs4 import NavigableString
from django.contrib.staticfiles import finders
from django.test import Client

from home import rendition_files
from tests.html import soup_of

WIDTH, DOTS, REM = 360, 2, 16  # points of a phone's screen, dots of a point, points of a rem
# Pictures load when they come near: as many of a list, and none behind so many letters of the page.
PICTURES, LETTERS = 3, 2000
HEADERS = 300  # of each answer, as nginx writes them
STYLES = "/static/home/css/site.css"
FACE = re.compile(
    r'@font-face\{font-family:"([^"]+)";font-weight:(\d+)[^}]*url\("\.\.([^"]+)"\)[^}]*unicode-range:([^}]+)\}'
)
BOLD = ["h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "th", "dt", "summary"]
NOT_ON_PHONES = ".hero__picture"
CONDITION = re.compile(r"\(min-width: ([\d.]+)rem\) (.+)")
LENGTH = re.compile(r"([\d.]+)(rem|vw)|calc\(100vw - ([\d.]+)rem\)")


def of_page(path):
    """Bytes by kind: HTML, styles, scripts, fonts, drawings and pictures."""
    response = Client().get(path)
    assert response.status_code == 200, path
    soup = soup_of(response)
    for hidden in soup.select(NOT_ON_PHONES):
        hidden.decompose()
    return Counter(
        html=len(gzip.compress(response.content, 6)) + HEADERS,
        styles=_of_files(link["href"] for link in soup.select("link[rel=stylesheet]")),
        scripts=_of_files(script["src"] for script in soup.select("script[src]")),
        fonts=_of_files(fonts(soup)),
        drawings=_of_files(use["href"].partition("#")[0] for use in soup.select("use")),
        pictures=sum(map(_of_picture, filter(_is_near, soup.select("picture source")[:PICTURES]))),
    )


def _of_files(addresses):
    return sum(HEADERS + _compressed(_content(address), address) for address in set(addresses))


def _content(address):
    return Path(finders.find(address.removeprefix("/static/"))).read_bytes()


def _compressed(content, address):
    return len(content) if address.endswith(".woff2") else len(brotli.compress(content))


def fonts(soup):
    """The files that hold a letter of the page in their weight."""
    faces = [(*face, codes(ranges)) for *face, ranges in FACE.findall(_content(STYLES).decode())]
    order = sorted({family for family, *_rest in faces}, reverse=soup.html["lang"] == "uk")
    loaded = set()
    for weight in ("400", "600"):
        letters = _letters(soup, is_bold=weight == "600")
        for family in order:
            found = {
                file: letters & held for name, of_weight, file, held in faces if (name, of_weight) == (family, weight)
            }
            loaded |= {f"/static/home{file}" for file, needed in found.items() if needed}
            letters -= set().union(*found.values())
    return loaded


def _letters(soup, is_bold):
    texts = [text for text in soup.body.find_all(string=True) if type(text) is NavigableString]
    return {ord(letter) for text in texts if bool(text.find_parent(BOLD)) is is_bold for letter in text}


def codes(ranges):
    """`U+20-7E,U+A0` as the numbers that it stands for."""
    pairs = [part.strip().removeprefix("U+").split("-") for part in ranges.split(",")]
    return {code for pair in pairs for code in range(int(pair[0], 16), int(pair[-1], 16) + 1)}


def _is_near(source):
    before = source.find_all_previous(string=lambda text: text.find_parent("main") is not None)
    return sum(len(text.strip()) for text in before) < LETTERS


def _of_picture(source):
    """In the smallest size that has as many dots as its place on the screen."""
    sizes = sorted((int(width.rstrip("w")), url) for url, width in map(str.split, source["srcset"].split(",")))
    dots = DOTS * _shown_width(source["sizes"])
    url = next((url for width, url in sizes if width >= dots), sizes[-1][1])
    rendition = rendition_files.find(url.removeprefix("/media/"))
    rendition_files.make(rendition)
    return HEADERS + rendition.file.size


def _shown_width(sizes):
    for size in sizes.split(", "):
        condition = CONDITION.fullmatch(size)
        if condition is None or float(condition[1]) * REM <= WIDTH:
            number, unit, less = LENGTH.fullmatch(condition[2] if condition else size).groups()
            if less:
                return WIDTH - float(less) * REM
            return float(number) * (REM if unit == "rem" else WIDTH / 100)
    raise AssertionError(sizes)
