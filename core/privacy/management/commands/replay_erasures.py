from typing import Any

from django.core.management.base import BaseCommand

from core.privacy import persons


class Command(BaseCommand):
    help = "After a restore: erase again the data of all whose erasure the ledger holds."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{persons.replay()} records erased.")
