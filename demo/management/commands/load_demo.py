from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.mail import jobs
from demo import participants, reader, records, users
from home import site_setup
from home.models import User
from start.loader import PageLoader


class Command(BaseCommand):
    help = "Load the trilingual demo, once: what editors changed since then stays."

    def add_arguments(self, parser):
        parser.add_argument(
            "--pages",
            action="store_true",
            help="Only the pages, as drafts and without anything invented, for a new installation.",
        )

    def handle(self, pages, **options):
        if not pages and not settings.DEMO:
            raise CommandError("The demo is for demonstration only; these settings do not allow it.")
        with jobs.lock("load_demo", waits=True):  # for somebody who does the same
            self._load(pages)

    def _load(self, pages):
        load, is_there = (load_pages, has_pages) if pages else (load_all, User.objects.exists)
        if is_there():
            if not pages:
                users.create_missing()  # of roles that are new since
            self.stdout.write("The demo is already there.")
            return
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            load()
            site_setup.further()  # which waits for pages
        self.stdout.write("The demo is loaded.")


def load_all():
    loader = records.RecordLoader()
    loader.load(records.FOR_PAGES)
    PageLoader(loader.references).load(reader.pages())
    loader.load(records.ABOUT_PAGES)
    loader.load_settings()
    participants.load()
    users.create()


def load_pages():
    loader = records.RecordLoader(leaves_out=True)
    loader.load(records.FOR_PAGES)
    PageLoader(loader.references, as_drafts=True).load(reader.pages())
    Redirect.objects.filter(automatically_created=True).delete()  # nobody knows drafts by another address


def has_pages():
    return Page.objects.filter(depth__gt=2).exists()
