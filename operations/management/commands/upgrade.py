from typing import Any

from django.core import checks
from django.core.management.base import BaseCommand, CommandError

from operations import upgrade


class Command(BaseCommand):
    help = (
        "Bring the database to this version: tables, groups, rights, search index. To be run after each installation, "
        "before the processes start anew. The version before goes on serving meanwhile; a second run changes nothing."
    )
    requires_system_checks = [checks.Tags.security]

    def handle(self, **options: Any) -> None:
        try:
            messages = upgrade.run(self.stdout.write)
        except upgrade.AheadError as error:
            raise CommandError(
                f"The database belongs to a newer version: {error} is unknown here. Install that one again."
            ) from error
        for message in messages:
            self.stderr.write(str(message))
        if any(message.is_serious() for message in messages):
            raise CommandError("The database is ready; what is named above is not.")
        self.stdout.write("Ready. Start the application anew, one slot after the other.")
