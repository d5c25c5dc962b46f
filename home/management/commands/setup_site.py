from django.core.management.base import BaseCommand
from django.db import transaction

from home import setup


class Command(BaseCommand):
    help = "Create what the site cannot do without: languages, home pages, the site record. Running it again changes nothing."

    @transaction.atomic
    def handle(self, **options):
        setup.languages_and_homes()
        self.stdout.write("The site is set up in " + ", ".join(setup.OWN_NAMES.values()) + ".")
