"""Kinds of requests, for annotations."""

from django.http import HttpRequest

from home.models import User


class AuthenticatedRequest(HttpRequest):
    """Of somebody who has logged in, as everybody in the admin has."""

    user: User
