from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from core.text import languages
from home import unavailable


class Command(BaseCommand):
    help = (
        "Write the pages that nginx shows while the application is away, unavailable.de.html and so on, into a folder. "
        "After collectstatic, whose style sheets they name."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for code in languages.CODES:
            with translation.override(code):
                path = folder / f"unavailable.{code}.html"
                path.write_text(unavailable.page(unavailable.words()), encoding="utf-8")
                path.chmod(0o644)  # nginx reads it
