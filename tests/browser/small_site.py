"""
Fill a database with one page of each kind that a browser shall look at, in three languages.

Run as a module: the environment says which database.
"""

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import translation  # noqa: E402
from wagtail.models import Locale  # noqa: E402

from demo import users  # noqa: E402
from home.models import HomePage, Person, SiteSettings  # noqa: E402
from tests import factories  # noqa: E402
from tests.events.bookings import make_dates  # noqa: E402
from tests.events.registrations import register  # noqa: E402

PARTICIPANTS = 5
IN_MENU = {"show_in_menus": True}


def fill():
    call_command("setup_site", verbosity=0)
    users.create()
    SiteSettings.objects.update(email="projektstelle@example.org", is_public=True)
    home = HomePage.objects.get(locale__language_code="de")
    pages = [_home(home)]
    office = factories.ContentPageFactory(parent=home, title="Die Projektstelle", slug="die-projektstelle", **IN_MENU)
    burundi = factories.CountryFocusPageFactory(parent=home, title="Burundi", slug="burundi", country="BI", **IN_MENU)
    advice = factories.ContentPageFactory(parent=office, title="Beratung", slug="beratung", **IN_MENU)
    news_index = factories.NewsIndexPageFactory(parent=home, title="Aktuelles", slug="aktuelles", **IN_MENU)
    news = factories.NewsPageFactory(
        parent=news_index, title="Ein Besuch in Burundi", slug="besuch", share_image=factories.make_image()
    )
    news.body = factories.body_of_blocks(type(news), office)
    news.save_revision().publish()
    index = factories.EventIndexPageFactory(parent=home, title="Veranstaltungen", slug="veranstaltungen", **IN_MENU)
    event = factories.EventPageFactory(
        parent=index,
        title="Austausch zu Burundi",
        slug="austausch",
        policy="open",
        capacity_on_site=20,
        party_limit=2,
    )
    series = factories.EventSeriesPageFactory(parent=index, title="Sprechstunde", slug="sprechstunde")
    feedback = factories.FeedbackPageFactory(parent=home, title="Barriere oder Fehler melden", slug="rueckmeldung")
    pages += [office, burundi, advice, news_index, news, index, event, series, feedback]
    _draft_with_a_fault(office)
    for locale in Locale.objects.exclude(language_code="de"):
        for page in pages:
            factories.translate(page, locale)
    full, _other = make_dates(series, 10, 20, capacity_on_site=1)
    register(full)
    for _number in range(PARTICIPANTS):
        register(event)


def _home(home):
    Person.objects.create(name="Demo Person", role_de="Beratung")
    home.hero_title, home.summary = "Kommunen verbinden", "Worum es geht."
    home.save_revision().publish()
    return home


def _draft_with_a_fault(parent):
    """For the editor’s checks to find; never published, since no page that readers get may have one."""
    page = factories.ContentPageFactory(parent=parent, title="Entwurf", slug="entwurf", live=False)
    image = factories.make_image(alt_de="DSC_0815.jpg")
    page.body = [("image", {"image": image, "decorative": False, "caption": ""})]
    page.save_revision()


if __name__ == "__main__":
    with translation.override("de"):
        fill()
