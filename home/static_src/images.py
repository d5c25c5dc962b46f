# /// script
# requires-python = ">=3.11"
# dependencies = ["pillow==13.0.0"]
# ///
"""Renders the icons and the share images from SVG with Chromium, and reduces them to few colours."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
HOME = HERE.parent / "static/home"
MARK = (HOME / "favicon.svg").read_text()
SHARE = {
    "de": (("Kommunale", "Partnerschaften in", "Baden-Württemberg"), "Koordination Kommunale Partnerschaften"),
    "fr": (("Les partenariats", "communaux au", "Bade-Wurtemberg"), "Coordination des partenariats communaux"),
    "uk": (("Муніципальні", "партнерства в Баден-", "Вюртемберзі"), "Координація муніципальних партнерств"),
}
COLOURS = 48

SHARE_SVG = """
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">
  <rect width="1200" height="630" fill="#0b3f50"/>
  <g transform="translate(45)">
    <path d="M700 630V370a190 190 0 0 1 380 0V630z" fill="#185468"/>
    <path d="M910 630V370a190 190 0 0 1 380 0V630z" fill="#2b6d82"/>
    <path d="M910 630V370a190 190 0 0 1 85-158.39A190 190 0 0 1 1080 370V630z" fill="#f5bd41"/>
  </g>
  <g font-family="Fira Sans Cyrillic, Fira Sans" font-weight="600" font-size="64" fill="#fff">{lines}</g>
  <rect x="80" y="392" width="96" height="9" fill="#f5bd41"/>
  <g font-family="Fira Sans Cyrillic, Fira Sans" font-size="31" fill="#fff">
    <text x="80" y="500" font-weight="600">{office}</text>
    <text x="80" y="545">Städtetag Baden-Württemberg</text>
  </g>
</svg>"""

FACES = (HERE / "site/_fira_sans.scss").read_text().replace("../fonts", (HOME / "fonts").as_uri())
PAGE = """<!doctype html><meta charset="utf-8"><style>
{faces}
body {{ margin: 0; }} svg {{ display: block; }}
</style>{svg}"""


def render(svg, width, height):
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder, "page.html"), Path(folder, "picture.png")
        page.write_text(PAGE.format(faces=FACES, svg=svg))
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--default-background-color=00000000",
        ]
        window = [f"--window-size={width},{height}", f"--screenshot={picture}"]
        subprocess.run(["chromium", *options, *window, page.as_uri()], check=True, capture_output=True)
        return Image.open(picture).convert("RGBA").crop((0, 0, width, height))


def icon(size, mark=MARK):
    return render(mark.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1), size, size)


def save(image, name):
    image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(HOME / name, optimize=True)
    print(name, (HOME / name).stat().st_size, "bytes")


def main():
    # Phones round the corners of an app's icon themselves.
    square = MARK.replace(' rx="6"', "")
    save(icon(180, square), "apple-touch-icon.png")
    for size in (192, 512):
        save(icon(size, square), f"icon-{size}.png")
    icon(256).save(HOME / "favicon.ico", sizes=[(16, 16), (32, 32)])
    for language, (title, office) in SHARE.items():
        lines = "".join(f'<text x="80" y="{160 + 84 * number}">{line}</text>' for number, line in enumerate(title))
        save(render(SHARE_SVG.format(lines=lines, office=office), 1200, 630), f"share-{language}.png")


if __name__ == "__main__":
    main()
