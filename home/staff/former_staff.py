"""What is left of an account once its person's data are erased: a row without a name, which others' records name."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

PERSONAL = ("username", "first_name", "last_name", "email")
ACTION = "home.anonymise_account"
anonymised = Signal()  # with the `user`


@transaction.atomic
def anonymise(rows: QuerySet[Any]) -> None:
    """Nobody logs in with it again. The address stays unique, and leads nowhere."""
    for user in rows:
        UserProfile.objects.filter(user=user).delete()
        user.groups.clear()
        user.user_permissions.clear()
        user.username, user.email = f"former-{user.pk}", f"former-{user.pk}@invalid"
        user.first_name = user.last_name = ""
        user.is_active = user.is_staff = user.is_superuser = False
        user.set_unusable_password()
        user.save()
        log(user, ACTION)
        anonymised.send(type(user), user=user)
