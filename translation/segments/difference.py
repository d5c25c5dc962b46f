"""What has changed between two texts, word by word."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

PIECES = re.compile(r"\w+|\s+|.", re.DOTALL)


def marked(before: str, after: str) -> SafeString:
    """The new text with what is gone in `<del>` and what has come in `<ins>`, both said aloud."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    parts: list[SafeString] = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(format_html("{}", "".join(new[new_start:new_end])))
            continue
        for tag, words, pieces in (
            ("del", _("removed:"), old[old_start:old_end]),
            ("ins", _("added:"), new[new_start:new_end]),
        ):
            if pieces:
                html = '<{} class="translation-{}"><span class="w-sr-only kern-sr-only">{} </span>{}</{}>'
                parts.append(format_html(html, tag, tag, words, "".join(pieces), tag))
    return format_html_join("", "{}", ((part,) for part in parts))
