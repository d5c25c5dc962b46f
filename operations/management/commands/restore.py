from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from operations.backup import restoring
from operations.backup.programs import BackupError


class Command(BaseCommand):
    help = "Bring a backup back, and erase again whom it brought back. Stop gunicorn, run_outbox and beat before."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", help="of the backup, such as /srv/backups/2026-11-27T0210Z")
        parser.add_argument("--identity", default="", help="file with the age identity that opens it")
        parser.add_argument("--replace", action="store_true", help="throw away what is in the database")
        parser.add_argument("--yes", action="store_true", help="do not ask, for scripts")

    def handle(self, *, folder: str, identity: str, replace: bool, yes: bool, **options: Any) -> None:
        try:
            versions = restoring.look(Path(folder), identity, replace)
            if replace and not yes:
                self._ask()
            restoring.bring_back(Path(folder), identity, versions, self.stdout.write)
            restoring.finish(versions, self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        if settings.ADMIN_URL:
            self.stdout.write("Now run manage.py database_roles --execute, as readers and editors are apart.")
        self.stdout.write("Done. Start gunicorn, run_outbox and beat; let readers in when /-/ready answers 200.")

    def _ask(self) -> None:
        host = urlsplit(settings.SITE_URL).hostname
        self.stdout.write(f"All that is in the database of {host} is thrown away.")
        try:
            typed = input("Type the name of the site to go on: ").strip()
        except EOFError:
            raise CommandError("Nobody is there to answer. Nothing was changed; scripts say --yes.") from None
        if typed != host:
            raise CommandError("That is another name. Nothing was changed.")
