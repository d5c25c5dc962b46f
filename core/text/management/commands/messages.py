"""Gather, check and compile the catalogues."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation.reloader import translation_file_changed

from core.text import catalogues, languages


class Command(BaseCommand):
    help = "Bring the catalogues in locale/ up to date with the code (default), check them, or compile them."
    requires_system_checks = []  # one of them asks for what this command writes

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail if anything is missing or wrong")
        parser.add_argument("--compile", action="store_true", help="write the .mo files that the site reads")

    def handle(self, check: bool = False, compile: bool = False, **options: Any) -> None:
        if compile:
            for code in languages.CODES:
                if catalogues.is_stale(catalogues.path_of(code)):
                    catalogues.compiled(code).save_as_mofile(str(catalogues.path_of(code).with_suffix(".mo")))
            # What this process has read of them before is forgotten, by Django and by Python's gettext.
            translation_file_changed(None, Path("django.mo"))
            return
        entries = catalogues.gather(settings.BASE_DIR)
        if check:
            problems = [problem for code in languages.CODES for problem in catalogues.problems_of(code, entries)]
            if problems:
                raise CommandError("\n".join(problems))
            self.stdout.write(f"{len(entries)} texts, complete in {', '.join(languages.CODES)}.")
            return
        for code in languages.CODES:
            catalogues.update(code, entries)
