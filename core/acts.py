"""What staff do with a button: either it is done, or a sentence says what is the case."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class NotPossibleError(ValidationError):
    """The record's state does not allow the act, and nothing was done; the message says what is the case."""


def attempt(request, act, *args, **kwargs):
    """Do it and tell what came of it; returns whether it was done."""
    try:
        act(*args, **kwargs)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    messages.success(request, _("Done."))
    return True
