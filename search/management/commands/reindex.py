import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from search import file_texts, index, vocabulary
from search.engines import mirror


class Command(BaseCommand):
    help = "Bring the search index up to date. It can be searched meanwhile; what has not changed is not touched."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="end with status 1 if anything had to be corrected: for the nightly run",
        )

    def handle(self, *, check: bool, verbosity: int, **options: Any) -> None:
        def report(label: str, done: int) -> None:
            if verbosity and self.stdout.isatty():
                self.stdout.write(f"\r{label}: {done}", ending="")
                self.stdout.flush()

        file_texts.read_new(most=None)
        differing = index.rebuild(report)
        if settings.SEARCH_URL:
            mirror.rebuild()
            mirror.send()
        unused = index.forget_unused_words()
        vocabulary.forget()
        with connection.cursor() as cursor:
            if not connection.in_atomic_block:
                cursor.execute("VACUUM ANALYZE search_searchdocument, search_word")
        if verbosity:
            self.stdout.write(f"{differing} entries were brought up to date, {unused} words removed.")
        if check and differing:
            sys.exit(1)
