"""Names of files: harmless and short enough to keep, and those that promise something else than is there."""

import re
from pathlib import PurePath

from core.text import characters

LONGEST = 100
LONGEST_EXTENSION = 10
# Names of devices, which Windows opens in place of a file.
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
# What runs when it is opened, or shows what it likes at our address, should a program go by the first ending.
RUNS = re.compile(
    r"app|bat|chm|cmd|com|cpl|dll|docm|exe|hta|html?|iso|jar|jse?|lnk|mht|mjs|msi|php|pif|pl|pptm|ps1|py|scr|sh|svg|url"
    r"|vbe|vbs|wsf|xht|xhtml|xlsm|xml"
)


def extension_of(name: str) -> str:
    return name.rpartition(".")[2].lower()


def clean(name: str) -> str:
    stem, dot, extension = characters.strip_deceptive_characters(name).strip().rpartition(".")
    return f"{stem[:LONGEST].strip()}{dot}{extension[:LONGEST_EXTENSION]}" or "?"


def is_misleading(name: str) -> bool:
    """Whether it has the ending of a program before its own, is a device of Windows, or leads to another folder."""
    stem, *endings = name.lower().split(".")
    first = stem.strip()
    runs = any(RUNS.fullmatch(ending.strip()) for ending in endings[:-1])
    return runs or not first or first in RESERVED or PurePath(name).name != name or "\\" in name
