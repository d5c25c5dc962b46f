"""Reads letters of files, tells what shows nothing, and takes out what nobody types: it only deceives."""

import unicodedata
from contextlib import suppress

# Marks that turn the direction of what follows (“gpj.exe” for “exe.jpg”), and letters without width.
DECEPTIVE = {
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x200B,
    0x200E,
    0x200F,
    0x2060,
    0xFEFF,
    0xFFF9,
    0xFFFA,
    0xFFFB,
}
CONTROL = {*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029} - {ord("\n"), ord("\t")}
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SURROGATES = set(range(0xD800, 0xE000))
INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}  # categories of Unicode
# Marks and letters that Unicode counts among the visible, and that show nothing.
EMPTY = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)}
TAKEN_OUT = dict.fromkeys(DECEPTIVE | CONTROL | SURROGATES)


def strip_deceptive_characters(text: str, multiline: bool = False) -> str:
    """The text without control characters and deceptive marks, in NFC; one line of it unless it may have more."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(TAKEN_OUT)
    if not multiline:
        text = text.replace("\n", " ").replace("\t", " ")
    return unicodedata.normalize("NFC", text)


def is_blank(text: str) -> bool:
    """Whether nobody sees anything of it."""
    return all(unicodedata.category(letter) in INVISIBLE or ord(letter) in EMPTY for letter in text)


def decoded(content: bytes) -> str:
    """
    With the encoding that a mark names; else UTF-8 or, for what is none, what German Windows writes.

    Raises ValueError where that makes no letters.
    """
    marked = [encoding for mark, encoding in MARKS.items() if content.startswith(mark)]
    for encoding in marked or ["utf-8", "cp1252"]:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise ValueError("unknown encoding")
