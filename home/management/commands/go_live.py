from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.going_public import findings
from home.models import SiteSettings


class Command(BaseCommand):
    help = "Let search engines list the site, once nothing is left that keeps it from going public; else says what is."

    def handle(self, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            facts = SiteSettings.for_site(Site.objects.select_related("root_page").get(is_default_site=True))
            if found := findings(facts):
                raise CommandError("\n".join([_("The site stays as it is:"), *(finding.words for finding in found)]))
            facts.is_public = True
            facts.save(update_fields=["is_public"])
            self.stdout.write(_("The site is public."))
