"""Fill the stack's database with pages and an event for many: run as a module, the environment says which database."""

import django

django.setup()

from django.utils import translation  # noqa: E402
from wagtail.models import Locale  # noqa: E402

from home.models import HomePage, SiteSettings  # noqa: E402
from tests import factories  # noqa: E402

PAGES = [f"seite-{number}" for number in range(8)]
EVENT = "veranstaltungen/austausch"


def fill():
    SiteSettings.objects.update(email="projektstelle@example.org", is_public=True)
    home = HomePage.objects.get(locale__language_code="de")
    pages = [factories.ContentPageFactory(parent=home, title=slug.title(), slug=slug) for slug in PAGES]
    index = factories.EventIndexPageFactory(parent=home, title="Veranstaltungen", slug="veranstaltungen")
    event = factories.EventPageFactory(
        parent=index, title="Austausch", slug="austausch", policy="open", capacity_on_site=100_000
    )
    for locale in Locale.objects.exclude(language_code="de"):
        for page in [*pages, index, event]:
            factories.translate(page, locale)


if __name__ == "__main__":
    with translation.override("de"):
        fill()
