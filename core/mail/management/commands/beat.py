import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.mail import jobs


class Command(BaseCommand):
    help = "Run the regular jobs when they are due, until stopped. Several may run: each job runs once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is due now, and end")

    def handle(self, *, once: bool, **options: Any) -> None:
        if once:
            self.stdout.write(", ".join(jobs.run_due()) or "Nothing is due.")
            return
        beat = jobs.Beat()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: beat.stopping.set())
        beat.run()
