from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core import outages
from home.models import CustomImage
from home.pictures import rendition_files

PROGRESS = 20  # pictures


class Command(BaseCommand):
    help = (
        "Make the files of all pictures in all sizes that readers are shown, under the addresses that they have and "
        "while the site runs. With --missing what is there is kept, so that it may be stopped and begun again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--missing", action="store_true", help="keep the files that are there")

    def handle(self, *, missing: bool, verbosity: int, **options: Any) -> None:
        images = CustomImage.objects.order_by("pk")
        total, made, lost = images.count(), 0, []
        for seen, image in enumerate(images.iterator(chunk_size=100), start=1):
            try:
                made += rendition_files.make_all(image, anew=not missing)
            except Exception as error:  # Pillow raises all sorts of errors for broken pictures; files may be missing
                if outages.stops_all(error):
                    raise
                lost.append(f"{image.pk} ({image.file.name}: {type(error).__name__})")
            if verbosity and (seen % PROGRESS == 0 or seen == total):
                self.stdout.write(f"{seen} of {total} pictures, {made} files made.")
        if lost:
            raise CommandError("These pictures are lost or broken: " + ", ".join(lost))
