from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from core.text import languages
from home import unavailable


class Command(BaseCommand):
    help = (
        "Write the pages that nginx shows while the application is away, unavailable.de.html and so on, beside the "
        "static files: after collectstatic, whose style sheets they name."
    )

    def handle(self, **options: Any) -> None:
        folder = Path(settings.STATIC_ROOT) / "unavailable"
        folder.mkdir(parents=True, exist_ok=True)
        for code in languages.CODES:
            with translation.override(code):
                path = folder / f"unavailable.{code}.html"
                path.write_text(unavailable.page(unavailable.words()), encoding="utf-8")
                path.chmod(0o644)  # nginx reads it
