# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]==4.68.0"]
# ///
"""Cuts Fira Sans down to what German, French, Ukrainian and the partner cities' names need, in files by letters."""

from itertools import groupby, product
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

HERE = Path(__file__).parent
SOURCE = HERE / "node_modules/@kern-ux/native/dist/fonts/fira-sans"
TARGET = HERE.parent / "static/home/fonts"
FACES = HERE / "site/_fira_sans.scss"
WEIGHTS = {"Regular": 400, "SemiBold": 600}
FAMILIES = {"cyrillic": "Fira Sans Cyrillic"}  # of its own, to come first on Ukrainian pages
FACE = """
@font-face {{
  font-family: "{}";
  font-weight: {};
  font-display: swap;
  src: url("../fonts/{}") format("woff2");
  unicode-range: {};
}}
"""

# Readers load a file when a letter of it occurs. The language switch names each language on every page by its own
# name, so that the letters of the Ukrainian one are with the Latin ones as well. Digits and punctuation are in both:
# letters move closer to them, which they do within one file only.
SIGNS = [ord(sign) for sign in "\u00a0§©«\u00ad°·»×‑–—‘’‚“”„•…‹›€№−→←\u202f"]
LETTERS = [ord(letter) for letter in "ÄÖÜẞäöüßÀÂÆÇÈÉÊËÎÏÔŒÙÛŸàâæçèéêëîïôœùûÿУкраїнська"]
LATIN = {*range(0x20, 0x7F), *SIGNS, *LETTERS}
WESTERN = {*range(0xA0, 0x100), *map(ord, "‰™↑↓")} - LATIN
EASTERN = {*range(0x100, 0x17F), *range(0x218, 0x21C)} - LATIN
COMMON = [ord(sign) for sign in " !(),-./0123456789:;?«»·–—’“„…\u00a0"]
CYRILLIC = {*range(0x401, 0x40D), *range(0x40E, 0x45D), 0x45E, 0x45F, 0x490, 0x491, 0x2BC, 0x301, *COMMON}
SUBSETS = {"latin": LATIN, "western": WESTERN, "eastern": EASTERN, "cyrillic": CYRILLIC}
FEATURES = ["ccmp", "kern", "locl", "mark", "tnum"]
NARROW_SPACE, NON_BREAKING_HYPHEN = 0x202F, 0x2011


def add_missing(font):
    """French needs U+202F and U+2011; Fira lacks both, and a browser would take them from another font."""
    cmap = font.getBestCmap()
    space = font["hmtx"][cmap[ord(" ")]][0]
    font.setGlyphOrder([*font.getGlyphOrder(), "uni202F"])
    font["glyf"]["uni202F"] = Glyph()
    font["hmtx"]["uni202F"] = (round(space * 0.6), 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[NARROW_SPACE] = "uni202F"
            table.cmap[NON_BREAKING_HYPHEN] = cmap[ord("-")]


def cut(name, subset, target):
    font = TTFont(SOURCE / f"FiraSans-{name}.woff2", recalcTimestamp=False)
    add_missing(font)
    options = Options(hinting=False, layout_features=FEATURES, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=subset)
    subsetter.subset(font)
    if missing := subset - set(font.getBestCmap()):
        raise SystemExit(f"{name} lacks {', '.join(f'U+{code:04X}' for code in sorted(missing))}")
    font.flavor = "woff2"
    font.save(target)
    print(target.name, target.stat().st_size, "bytes,", len(subset), "characters")


def unicode_range(subset):
    """As CSS writes it: neighbours are one range."""
    pairs = groupby(enumerate(sorted(subset)), lambda pair: pair[1] - pair[0])
    runs = [[code for _place, code in run] for _distance, run in pairs]
    return ", ".join(f"U+{run[0]:X}" if len(run) == 1 else f"U+{run[0]:X}-{run[-1]:X}" for run in runs)


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    faces = ["// Written by fonts.py: which file holds which letters.\n"]
    for (name, weight), (letters, subset) in product(WEIGHTS.items(), SUBSETS.items()):
        target = TARGET / f"fira-sans-{letters}-{weight}.woff2"
        cut(name, subset, target)
        faces.append(FACE.format(FAMILIES.get(letters, "Fira Sans"), weight, target.name, unicode_range(subset)))
    FACES.write_text("".join(faces))


if __name__ == "__main__":
    main()
