from collections import defaultdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.mail import jobs
from home import site_setup
from home.models import SiteSettings
from start import reader
from start.loader import PageLoader


class Command(BaseCommand):
    help = (
        "Make the pages that every site begins with, once, after setup_site: drafts in each language, with "
        "placeholders for what only the office knows. Where there are pages it does nothing."
    )

    @jobs.lock("start_site", waits=True)  # for somebody who does the same
    def handle(self, **options: Any) -> None:
        if Page.objects.filter(depth__gt=2).exists():
            self.stdout.write("There are pages already; nothing was made.")
            return
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            loader = PageLoader(defaultdict(dict), as_drafts=True)
            loader.load(reader.pages(reader.PAGES))
            # What every page links to, as soon as it is published.
            SiteSettings.objects.filter(site__is_default_site=True).update(
                easy_language_page=loader.references["pages"]["easy-language"],
                sign_language_page=loader.references["pages"]["sign-language"],
            )
            Redirect.objects.filter(automatically_created=True).delete()  # nobody knows drafts by another address
            site_setup.further()  # which waits for pages
        self.stdout.write(f"{len(loader.pages)} pages are there, as drafts in each language. Fill them in and publish.")
