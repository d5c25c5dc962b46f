from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from operations.backup import making
from operations.backup.programs import BackupError


class Command(BaseCommand):
    help = "Back up database, files and the ledger of erasures into a new folder; old backups are deleted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", default=settings.BACKUP_ROOT, help="BACKUP_ROOT, unless it is given")

    def handle(self, *, folder: str, **options: Any) -> None:
        if not folder:
            raise CommandError("Say where: name a folder, or set BACKUP_ROOT.")
        try:
            made = making.make(Path(folder), self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Done: {made}")
