from typing import Any

import requests
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from operations import database
from operations.doctor import Check, inside, log_in, mail, web


class Command(BaseCommand):
    help = "Look at all that a working site needs, say what is wrong and what to do; ends with status 1 then."

    requires_system_checks = []  # one of the checks runs them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--offline", action="store_true", help="leave out what needs a network")

    def handle(self, *, offline: bool, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            checks = [*inside.CHECKS, *mail.CHECKS, *web.CHECKS, *log_in.CHECKS]
            number = sum(self._look(check, offline) for check in checks)
            if number:
                words = ngettext("%(number)s thing is wrong.", "%(number)s things are wrong.", number)
                raise CommandError(words % {"number": number})
            self.stdout.write(_("Nothing is wrong."))

    def _look(self, check: Check, offline: bool) -> int:
        if offline and check.needs_network:
            self.stdout.write(_("%(name)s: left out, as it needs a network") % {"name": check.name})
            return 0
        try:
            problems = check.problems()
        except Error as error:
            problems = [database.reason(error)]
        except (OSError, requests.RequestException) as error:
            problems = [_("no answer: %(error)s") % {"error": error}]
        for problem in problems or [_("in order")]:
            self.stdout.write(f"{check.name}: {problem}")
        return len(problems)
