from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.mail import jobs
from core.privacy import retention


class Command(BaseCommand):
    help = "Delete personal data whose time is over, as the nightly job does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be deleted")

    def handle(self, dry_run: bool = False, **options: Any) -> None:
        try:
            counts = retention.run(dry_run=dry_run)
        except jobs.ItemsFailedError as error:
            raise CommandError(str(error)) from error
        for model, number in sorted(counts.items()):
            self.stdout.write(f"{model}: {number}")
        if not counts:
            self.stdout.write("Nothing is due.")
