"""Gather, check and compile the catalogues."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation.reloader import translation_file_changed

from core.text import catalogues, languages, package_catalogues


class Command(BaseCommand):
    help = "Bring the catalogues in locale/ up to date with the code (default), check them, or compile them."
    requires_system_checks = []  # one of them asks for what this command writes

    def add_arguments(self, parser: CommandParser) -> None:
        one = parser.add_mutually_exclusive_group()
        one.add_argument("--check", action="store_true", help="change nothing; fail if anything is missing or wrong")
        one.add_argument("--compile", action="store_true", help="write the .mo files that the site reads")
        one.add_argument("--offer", type=Path, help="write the packages' own catalogues with our words into a folder")

    def handle(self, check: bool = False, compile: bool = False, offer: Path | None = None, **options: Any) -> None:
        if offer:
            package_catalogues.offer(offer)
            return
        if compile:
            for code in languages.CODES:
                for domain in package_catalogues.DOMAINS:
                    self._compile(code, domain)
            # What this process has read of them before is forgotten, by Django and by Python's gettext.
            translation_file_changed(None, Path("django.mo"))
            return
        files = [*self._files()]
        if not check:
            for path, code, entries in files:
                catalogues.update(path, code, entries)
            return
        if problems := [problem for file in files for problem in catalogues.problems_of(*file)]:
            raise CommandError("\n".join(problems))
        self.stdout.write(f"{len(files[0][2])} texts, complete in {', '.join(languages.CODES)}.")

    def _files(self) -> Iterator[tuple[Path, str, catalogues.Entries]]:
        ours = catalogues.gather(settings.BASE_DIR)
        for code in languages.CODES:
            yield catalogues.path_of(code), code, ours
            for domain in package_catalogues.DOMAINS:
                yield package_catalogues.path_of(code, domain), code, package_catalogues.ours(code, domain)

    def _compile(self, code: str, domain: str) -> None:
        target = catalogues.path_of(code).with_name(f"{domain}.mo")
        if catalogues.is_stale(target):
            compiled = package_catalogues.compiled(code, domain)
            if domain == "django":
                compiled = package_catalogues.joined(catalogues.read(catalogues.path_of(code), code), compiled)
            compiled.save_as_mofile(str(target))
