# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]==4.68.0"]
# ///
"""Cuts Fira Sans down to the letters that German, French, Ukrainian and the partner cities' names need."""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

HERE = Path(__file__).parent
SOURCE = HERE / "node_modules/@kern-ux/native/dist/fonts/fira-sans"
TARGET = HERE.parent / "static/home/fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600}

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x17F), *range(0x218, 0x21C), 0x1E9E]
CYRILLIC = [*range(0x401, 0x40D), *range(0x40E, 0x45D), 0x45E, 0x45F, 0x490, 0x491]
SIGNS = [ord(sign) for sign in "ʼ‑–—‘’‚“”„•…‰‹›€№™−→←↑↓\u0301\u202f"]
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


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    wanted = {*LATIN, *CYRILLIC, *SIGNS}
    for name, weight in WEIGHTS.items():
        font = TTFont(SOURCE / f"FiraSans-{name}.woff2", recalcTimestamp=False)
        add_missing(font)
        options = Options(hinting=False, layout_features=FEATURES, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        if missing := wanted - set(font.getBestCmap()):
            raise SystemExit(f"{name} lacks {', '.join(f'U+{code:04X}' for code in sorted(missing))}")
        font.flavor = "woff2"
        target = TARGET / f"fira-sans-{weight}.woff2"
        font.save(target)
        print(target.name, target.stat().st_size, "bytes,", len(wanted), "characters")


if __name__ == "__main__":
    main()
