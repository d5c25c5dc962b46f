"""
What is asked of senders while very many forms come in: that their browser works for a moment, or that they wait.

The bar rises with what comes in, and never closes. The work is to find a number with which the SHA-256 of the token's
key begins with so many zero bits: the key is signed with form and target, lasts as long as the token, and stores one
form. `static/public_forms/proof.js` finds it. Whoever has no script, or a slow device, waits instead; that is counted
on its own, so that a machine that waits with many forms waits ever longer. The decision 0019 says why.
"""

import hashlib
import math
import time
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.public_forms import limits
from core.public_forms.token import Token

PROOF_NAME = "form_proof"
BITS, MOST_BITS = 14, 18  # about a third of a second of a laptop, five seconds
WAIT, LONGEST_WAIT = 30, 30 * 60  # seconds
MOST_DIGITS = 12


@dataclass(frozen=True)
class Asked:
    """The work, or the time, for which a form is taken."""

    challenge: str
    bits: int
    seconds: int


class RaisedError(Exception):
    """Something is asked of the sender first."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(f"{asked.bits} bits or {asked.seconds} seconds")
        self.asked = asked


def pass_over(set_limits: limits.Limits, token: Token, request: HttpRequest) -> list[limits.Counter]:
    """The counters of a form that may be stored now. Raises RaisedError, and LimitReachedError for a flood of mails."""
    counted, every = limits.counters(set_limits, token, request), limits.counters_of_all(request)
    waited = limits.counters_of_waiting(set_limits, token, request)
    known = limits.numbers([*counted, *every, *waited])
    limits.check(every, known)
    level = limits.level(counted, known)
    bits = min(BITS + level - 1, MOST_BITS)
    # The bar may have risen by a bit while somebody worked.
    if not level or is_solved(token.key, request.POST.get(PROOF_NAME, ""), bits - 1):
        return [*counted, *every]
    left = token.asked().asked_at + min(WAIT * 2 ** limits.level(waited, known), LONGEST_WAIT) - time.time()
    if left > 0:
        raise RaisedError(Asked(token.key, bits, math.ceil(left)))
    return [*counted, *every, *waited]


def is_solved(challenge: str, answer: str, bits: int) -> bool:
    """Whether the number was found, by anybody's script: we look at the hash alone."""
    if not answer.isdecimal() or len(answer) > MOST_DIGITS:
        return False
    digest = hashlib.sha256(f"{challenge}.{answer}".encode()).digest()
    return int.from_bytes(digest) >> (8 * len(digest) - bits) == 0


def when_to_send(seconds: int) -> str:
    """That nothing is lost, and when to send the form again."""
    words = _("Very many forms are coming in at the moment. Nothing is lost.")
    if seconds < 2 * 60:
        ask = ngettext(
            "Please wait %(number)s second, then send the form once more.",
            "Please wait %(number)s seconds, then send the form once more.",
            seconds,
        ) % {"number": seconds}
    else:
        minutes = math.ceil(seconds / 60)
        ask = ngettext(
            "Please wait %(number)s minute, then send the form once more.",
            "Please wait %(number)s minutes, then send the form once more.",
            minutes,
        ) % {"number": minutes}
    return f"{words} {ask}"
