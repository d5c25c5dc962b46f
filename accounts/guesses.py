"""
How often somebody may guess a secret within an hour: a password, a code, the password of a page.

A guess is counted before it is looked at, so that many at once are no way round, and taken back when it was right.
Nobody can lock another person out: whoever has logged in on a device before is counted by that device alone, and a
passkey cannot be guessed and so is not counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts import devices
from core.public_forms import limits
from home.models import User

MOST = 10
# The last is far above what one customer's network may do, for here nobody else of that provider could guess.
MOST_OF_SENDER = {"address": MOST, "site": 2 * MOST, "network": 6 * MOST, "provider": 60 * MOST}


def of_password(request: HttpRequest, login: str) -> list[limits.Counter]:
    """What counts the attempt to log in with this e-mail address or user name, whether or not anybody has it."""
    user = User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login)).order_by("pk").first()
    return _of_account(request, "password", user, login.casefold())


def of_code(request: HttpRequest, user: User) -> list[limits.Counter]:
    """What counts a code of an app, or one for recovery."""
    return _of_account(request, "code", user, "")


def of_page(request: HttpRequest, restriction: object) -> list[limits.Counter]:
    """What counts the password of a page or of documents, which many people share: each sender only."""
    return limits.by_sender(f"page {restriction}", MOST_OF_SENDER, request)


def is_used(user: User, code: str) -> bool:
    """Whether the code has let somebody in already, in whichever process; notes that it has from now on."""
    counter = limits.counter("used code", f"{user.pk} {code}", 1)
    with transaction.atomic():
        limits.count([counter])
    return limits.numbers([counter])[counter] > 1


def _of_account(request: HttpRequest, kind: str, user: User | None, login: str) -> list[limits.Counter]:
    if user and (device := devices.known(request, user)):
        return [limits.counter(kind, f"device {device}", MOST)]
    account = limits.counter(kind, f"account {user.pk if user else login}", MOST)
    return [account, *limits.by_sender(f"guess {kind}", MOST_OF_SENDER, request)]


class Guess:
    """One that is being looked at; `right()` takes it back."""

    def __init__(self, counted: list[limits.Counter]) -> None:
        self._counted = counted

    def right(self) -> None:
        limits.take_back(self._counted)


@contextmanager
def counted(counters: list[limits.Counter]) -> Iterator[Guess]:
    """Let a guess be looked at; raises ValidationError where there were too many within the hour."""
    try:
        limits.check(counters, limits.numbers(counters))  # what is refused counts no more
        with transaction.atomic():
            limits.count(counters)
        known = limits.numbers(counters)
    except (limits.LimitReachedError, OperationalError):
        raise too_many() from None
    if any(known[counter] > counter.limit for counter in counters):
        raise too_many()
    yield Guess(counters)


def too_many() -> ValidationError:
    return ValidationError(
        _(
            "Too many attempts were wrong. Try again in an hour, log in with a passkey, or use a device on which you "
            "have logged in before."
        ),
        code="too_many_guesses",
    )


def too_many_of_page() -> ValidationError:
    return ValidationError(_("Too many passwords were wrong. Try again in an hour."), code="too_many_guesses")
