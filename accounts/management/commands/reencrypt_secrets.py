from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts import encryption

FIELDS = ("secret", "seed")  # of codes by an app, and of recovery codes


class Command(BaseCommand):
    help = "After a change of SECRET_KEY: encrypt the secrets of codes with the new key, so that the old one can go."

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        rows = Authenticator.objects.select_for_update().filter(data__has_any_keys=FIELDS)
        unreadable = [str(row.user_id) for row in rows if not self._renew(row)]
        self.stdout.write(f"{len(rows) - len(unreadable)} encrypted anew.")
        if unreadable:
            raise CommandError(
                "No key of SECRET_KEY and SECRET_KEY_FALLBACKS opens the secrets of these accounts, who need a new "
                f"start at the log-in: {', '.join(sorted(set(unreadable)))}"
            )

    def _renew(self, row: Authenticator) -> bool:
        try:
            row.data |= {name: encryption.renew(row.data[name]) for name in FIELDS if name in row.data}
        except InvalidToken:
            return False
        row.save(update_fields=["data"])
        return True
