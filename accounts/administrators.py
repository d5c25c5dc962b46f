"""Accounts of administrators, which nobody else changes."""

from django.contrib.auth.models import AnonymousUser

from home.models import User


def may_touch(user: User | AnonymousUser, account: User) -> bool:
    """Whether an account is none that is left to administrators, or the user is one."""
    return user.is_superuser or not account.is_superuser
