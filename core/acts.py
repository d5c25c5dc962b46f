"""What staff do with a button: either it is done, or a sentence says what is the case."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _


class NotPossibleError(ValidationError):
    """The record's state does not allow the act, and nothing was done; the message says what is the case."""


def attempt(request: HttpRequest, act: Callable[..., object], *args: Any, **kwargs: Any) -> bool:
    """Do it and tell what came of it; returns whether it was done."""
    try:
        act(*args, **kwargs)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    messages.success(request, _("Done."))
    return True
