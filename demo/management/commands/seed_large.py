import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from demo import large


class Command(BaseCommand):
    help = "Fill the demo for measuring: 6,000 municipalities, 5,000 partnerships, 2,000 pages in three languages."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("These records are for measuring only; these settings do not allow them.")
        started = time.monotonic()
        for fill in (large.municipalities, large.partnerships, large.pages):
            with transaction.atomic():
                self.stdout.write(f"{fill.__name__}: {fill()} new")
        self.stdout.write(f"Done in {time.monotonic() - started:.0f} s. For the search: manage.py update_index")
