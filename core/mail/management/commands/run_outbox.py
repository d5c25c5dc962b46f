import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.mail.worker import MailServerAwayError, Worker


class Command(BaseCommand):
    help = "Send the mails in the outbox, until stopped. Several may run."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="send what is due now, and end")

    def handle(self, *, once: bool, **options: Any) -> None:
        worker = Worker()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stopping.set())
        if not once:
            worker.run()
            return
        try:
            worker.drain()
        except MailServerAwayError as error:
            raise CommandError("The mail server cannot be reached; the mails wait.") from error
