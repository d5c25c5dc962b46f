"""Whether one can apply: computed from the deadlines at the moment of reading, never stored."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

CLOSING_SOON = timedelta(days=30)


class Status(models.TextChoices):
    """In the order in which readers need them."""

    CLOSING = "closing", _("closing soon")
    OPEN = "open", _("open")
    ROLLING = "rolling", _("open at any time")
    UNKNOWN = "unknown", _("deadline not known")
    CLOSED = "closed", _("closed")


def next_deadline(deadlines, today):
    """The first day that has not passed; the day itself counts. None if there is none."""
    return min((day for day in deadlines if day >= today), default=None)


def status(deadlines, is_rolling, today):
    """Exactly one status for every combination."""
    if is_rolling:
        return Status.ROLLING
    if not deadlines:
        return Status.UNKNOWN
    following = next_deadline(deadlines, today)
    if following is None:
        return Status.CLOSED
    return Status.CLOSING if following - today <= CLOSING_SOON else Status.OPEN


def urgency(deadlines, is_rolling, today):
    """What to sort by, so that what closes first comes first."""
    following = next_deadline(deadlines, today)
    return list(Status).index(status(deadlines, is_rolling, today)), following.toordinal() if following else 0
