from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management.base import BaseCommand
from django.utils import translation

from core.text import languages
from core.uploads.replacing import replace
from home.serving import unavailable


class Command(BaseCommand):
    help = (
        "Write the pages that nginx shows while the application is away, unavailable.de.html and so on, beside the "
        "static files: after collectstatic, whose style sheets they name."
    )

    def handle(self, **options: Any) -> None:
        folder = Path(settings.STATIC_ROOT) / "unavailable"
        folder.mkdir(parents=True, exist_ok=True)
        storage = FileSystemStorage(folder, file_permissions_mode=0o644)  # nginx reads them
        for code in languages.CODES:
            with translation.override(code):
                content = ContentFile(unavailable.page(unavailable.words()).encode())
                replace(storage, f"unavailable.{code}.html", content)
