"""Why a file is refused, and which links of one are not."""

import re
from enum import StrEnum

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
UNSEEN = re.compile(r"[\0-\x20]")  # programs skip them: “java\nscript:”


class Problem(StrEnum):
    CONTENT = "content"
    LOCKED = "locked"
    TOO_MUCH = "too_much"
    PATHS = "paths"
    MACROS = "macros"
    EXTERNAL = "external"
    EMBEDDED = "embedded"
    COMMANDS = "commands"
    ENTITIES = "entities"
    ACTIVE = "active"
    APPENDED = "appended"
    LINK = "link"


def is_elsewhere(target: str) -> bool:
    """Whether an address leads out of the file and its folder."""
    target = UNSEEN.sub("", target)
    return bool(SCHEME.match(target)) or target.startswith(("//", "\\\\"))


def is_safe_link(target: str) -> bool:
    """Whether following the link opens a page, a mail or a call at most."""
    target = UNSEEN.sub("", target)
    scheme = SCHEME.match(target)
    return scheme.group().lower() in SAFE_SCHEMES if scheme else not is_elsewhere(target)
