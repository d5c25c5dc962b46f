"""Requests of the admin: their kind, and what a button of theirs names."""

from django.http import HttpRequest

from home.models import User


class AuthenticatedRequest(HttpRequest):
    """Of somebody who has logged in, as everybody in the admin has."""

    user: User


def key_in(text: str) -> int:
    """The key of a record that a form has sent; 0, which no record has, where it is none that a column holds."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
