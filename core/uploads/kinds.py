"""What files are by their content; a name says nothing."""

from collections.abc import Callable
from typing import IO

PICTURES = {
    "avif": "AVIF",
    "gif": "GIF",
    "heic": "HEIF",
    "heif": "HEIF",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
}
OFFICE = ("docx", "pptx", "xlsx", "odt", "ods", "odp")
READ_INSIDE = ("pdf", *OFFICE)
SIGNATURES: dict[str, Callable[[bytes], bool]] = {
    "pdf": lambda head: head.startswith(b"%PDF-"),
    "mp4": lambda head: head[4:8] == b"ftyp",
    "webm": lambda head: head.startswith(b"\x1a\x45\xdf\xa3"),
    "vtt": lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"),
} | dict.fromkeys(OFFICE, lambda head: head.startswith(b"PK\3\4"))


def begins_as(file: IO[bytes], extension: str) -> bool:
    """Whether the first bytes are what the extension says; unknown extensions never match."""
    file.seek(0)
    head = file.read(32)
    file.seek(0)
    return extension in SIGNATURES and SIGNATURES[extension](head)
