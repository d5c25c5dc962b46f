"""Pictures as they are stored: upright, in a format that browsers show, and telling nothing of who made them where."""

import io
import warnings
from typing import IO, Any

from django.core.files.base import File
from PIL import Image, ImageCms, ImageOps, JpegImagePlugin
from pillow_heif import register_heif_opener

register_heif_opener(thumbnails=False)

MAX_PIXELS = 60_000_000
TELLING = ("xmp", "photoshop", "comment", "Comment", "XML:com.adobe.xmp", "metadata")
QUALITY = 90  # where that of the original is not known


class TooManyPixelsError(ValueError):
    """Unpacking it would take more memory than there is for it."""


def opened(file: IO[bytes], kind: str) -> Image.Image:
    """The picture, unpacked; OSError, SyntaxError or ValueError if it is none of the kind, or breaks off."""
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own bound is lower
        try:
            image = Image.open(file, formats=[kind])
        except Image.DecompressionBombError:
            raise TooManyPixelsError from None
    if image.width * image.height > MAX_PIXELS:
        raise TooManyPixelsError
    image.load()
    return image


def is_telling(image: Image.Image) -> bool:
    """Whether it holds more than itself: EXIF, XMP, IPTC, comments, or the further frames of a phone."""
    has_frames = image.format == "MPO" or (image.format == "HEIF" and getattr(image, "n_frames", 1) > 1)
    has_texts = any(image.info.get(name) for name in TELLING) or bool(getattr(image, "text", None))
    return bool(image.getexif()) or has_texts or has_frames


def rewrite(file: File, image: Image.Image) -> None:
    """
    Put into the file what is seen of the picture, and nothing else: so nothing can stand behind its end either.

    Done within the file, as Wagtail may store it in more than one way. A JPEG keeps the quality that it has; the colour
    profile stays; a phone's HEIC, which most browsers do not show, becomes JPEG.
    """
    kind = "JPEG" if image.format in {"MPO", "HEIF"} else str(image.format)
    how = _quality(image)
    profile = _profile(image)
    upright = ImageOps.exif_transpose(image)
    upright.info = {name: upright.info[name] for name in ("transparency", "background") if name in upright.info}
    if image.format == "HEIF":
        upright = upright.convert("RGB")
        file.name = f"{(file.name or 'picture').rpartition('.')[0]}.jpg"
    written = io.BytesIO()
    upright.save(written, kind, icc_profile=profile, exif=b"", **how)
    _replace(file, written)


def _quality(image: Image.Image) -> dict[str, Any]:
    if isinstance(image, JpegImagePlugin.JpegImageFile) and image.mode in {"L", "RGB", "CMYK"}:
        return {"qtables": image.quantization, "subsampling": JpegImagePlugin.get_sampling(image)}
    return {"quality": QUALITY}


def _profile(image: Image.Image) -> bytes | None:
    """The colour profile, if it is one and not something else in its place."""
    profile = image.info.get("icc_profile")
    try:
        return profile if profile and ImageCms.ImageCmsProfile(io.BytesIO(profile)) else None
    except OSError:
        return None


def _replace(file: File, content: io.BytesIO) -> None:
    file.seek(0)
    file.truncate()
    file.write(content.getvalue())
    file.flush()
    file.size = content.tell()
    file.seek(0)
