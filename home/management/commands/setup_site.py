from django.core.management.base import BaseCommand
from django.db import transaction

from core.text import languages
from home import site_setup
from home.review import workflow
from home.staff import roles


class Command(BaseCommand):
    help = (
        "Create what the site cannot do without: languages, home pages, groups, the review of pages. "
        "Running it again changes nothing."
    )

    @transaction.atomic
    def handle(self, **options):
        site_setup.languages_and_homes()
        roles.create()
        workflow.create()
        site_setup.further()
        self.stdout.write("The site is set up in " + ", ".join(languages.OWN_NAMES.values()) + ".")
