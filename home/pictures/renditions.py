"""Every size in which readers are shown a picture. Whatever shows one takes its sizes from here."""

WIDTHS = (400, 640, 800, 1400)  # 640: as wide as the text of a phone of 360 points, at two dots each
FORMATS = ("avif", "webp")
SHARE_SIZE = (1200, 630)
SHARE = "fill-{}x{}|format-jpeg|jpegquality-75".format(*SHARE_SIZE)
POSTER = "fill-640x360|format-webp|webpquality-60"  # of a film: phones load it before anybody plays it


def responsive(width: int, image_format: str) -> list[str]:
    """Of a picture so wide, from the smallest on; none is larger than the picture."""
    return [f"width-{size}|format-{image_format}" for size in WIDTHS if size < width] or [
        f"width-{width}|format-{image_format}"
    ]


def wanted(width: int) -> list[str]:
    """All sizes of a picture so wide, that of the cheapest format first."""
    return [*responsive(width, "webp"), SHARE, POSTER, *responsive(width, "avif")]
