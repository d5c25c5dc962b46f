"""What happens to a site, each kind of it: what readers see is another thing afterwards."""

import datetime

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from events.models import EventPage, Registration
from events.registration import service
from home import scheduled_jobs
from home.models import GlossaryTerm, Person, SiteSettings
from partnerships.models import Membership, Municipality, Partnership
from tests import factories
from tests.events.registrations import register

BEGIN = "2030-06-03 08:00+02:00"
DAY = datetime.timedelta(days=1)


class SmallSite:
    """`addresses` are where its readers look; `clock` is time_machine's."""

    def __init__(self, home, clock):
        self.home, self.clock, self.count = home, clock, 0
        self.image = factories.make_image(title="Bild")
        self.news_list = factories.NewsIndexPageFactory(parent=home)
        self.event_list = factories.EventIndexPageFactory(parent=home)
        self.section = factories.ContentPageFactory(parent=home, title="Bereich", slug="bereich", show_in_menus=True)
        self.other = factories.ContentPageFactory(parent=home, title="Anderswo", slug="anderswo")
        self.news = factories.NewsPageFactory(parent=self.news_list, title="Meldung", share_image=self.image)
        self.event = factories.EventPageFactory(
            parent=self.event_list, title="Treffen", policy=EventPage.Policy.OPEN, capacity_on_site=900
        )
        self.glossary = factories.GlossaryPageFactory(parent=home)
        self.term = GlossaryTerm.objects.create(term_de="Kommune", definition_de="Ein Wort.")
        self.directory = factories.PartnershipIndexPageFactory(parent=home)
        self.place = Municipality.objects.create(name_de="Hier", country="DE", key="k1", latitude=48, longitude=9)
        there = Municipality.objects.create(name_de="Dort", country="FR", key="k2", latitude=47, longitude=2)
        self.partnership = Partnership.objects.create(slug="hier-dort", since="1950")
        for place in (self.place, there):
            Membership.objects.create(partnership=self.partnership, municipality=place)
        self.person = Person.objects.create(name="Erika Muster")
        self.page = self.new_page()
        Redirect.objects.create(old_path="/alt", redirect_page=self.page)

        french = Locale.objects.get(language_code="fr")
        for page in (self.section, self.news_list, self.news, self.event_list, self.event):
            factories.translate(page, french)
        self.known = [
            "/sitemap/pages.xml", "/alt/", f"{self.news_list.url}feed/atom/",
            self.event_list.url + self.event_list.reverse_subpage("month"),
        ]  # fmt: skip

    @property
    def addresses(self):
        """Those that lead somewhere, and those that once did."""
        now = [page.url for page in Page.objects.filter(depth__gt=1, live=True)]
        self.known += [url for url in dict.fromkeys(now) if url not in self.known]
        return self.known

    def number(self):
        self.count += 1
        return self.count

    def new_page(self):
        number = self.number()
        return factories.ContentPageFactory(
            parent=self.section, title=f"Seite {number}", slug=f"seite-{number}", show_in_menus=True
        )

    def fresh(self, page):
        return Page.objects.get(pk=page.pk).specific


def publish(site):
    page = site.fresh(site.page)
    page.title = f"Neu {site.number()}"
    page.save_revision().publish()


def publish_another(site):
    site.page = site.new_page()


def unpublish(site):
    page = site.fresh(site.page)
    page.unpublish() if page.live else page.save_revision().publish()


def move(site):
    parent = site.other if site.fresh(site.page).get_parent().pk == site.section.pk else site.section
    site.fresh(site.page).move(site.fresh(parent), pos="last-child")


def rename(site):
    page = site.fresh(site.section)
    page.slug = f"bereich-{site.number()}"
    page.save_revision().publish()


def translate(site):
    factories.translate(site.fresh(site.page), Locale.objects.get(language_code="fr"), mark=f" [{site.number()}]")


def restrict(site):
    found = PageViewRestriction.objects.filter(page=site.section)
    if found:
        found.delete()
    else:
        PageViewRestriction.objects.create(page_id=site.section.pk, restriction_type=PageViewRestriction.LOGIN)


def edit_record(site):
    site.place.name_de = f"Ort {site.number()}"
    site.place.save()


def edit_records_at_once(site):
    Partnership.objects.filter(pk=site.partnership.pk).update(since=str(1900 + site.number() % 100))


def define(site):
    site.term.definition_de = f"Wort {site.number()}."
    site.term.save()


def change_picture(site):
    site.image.alt_de = f"Bild {site.number()}"
    site.image.save()


def change_settings(site):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.office_name = f"Stelle {site.number()}"
    settings.save()


def redirect(site):
    target = site.section if site.number() % 2 else site.other
    Redirect.objects.update_or_create(old_path="/alt", defaults={"redirect_page_id": target.pk})


def take_a_place(site):
    return register(to_come(site))


def give_a_place_back(site):
    held = Registration.objects.filter(event=to_come(site), seats_held__gt=0).last()
    service.cancel(held or take_a_place(site))


def to_come(site):
    """The event, on another day if it has begun."""
    event = site.fresh(site.event)
    if event.starts_at <= timezone.now():
        event.starts_at, event.ends_at = timezone.now() + 2 * DAY, timezone.now() + 3 * DAY
        event.save_revision().publish()
    return event


def expire(site):
    page = site.fresh(site.page)
    page.expire_at = timezone.now() + datetime.timedelta(minutes=1)
    page.save_revision().publish()
    site.clock.shift(datetime.timedelta(minutes=2))
    scheduled_jobs.publish_scheduled()


def delete(site):
    site.fresh(site.page).delete()
    site.page = site.new_page()


def pass_midnight(site):
    """The month of the events marks another day."""
    site.clock.shift(DAY)


def begin(site):
    """The event begins, and nobody can register any more."""
    event = site.fresh(site.event)
    site.clock.move_to(event.starts_at + datetime.timedelta(seconds=1))


def end(site):
    event = site.fresh(site.event)
    site.clock.move_to(event.ends_at + datetime.timedelta(seconds=1))


WRITTEN = [
    publish, publish_another, unpublish, move, rename, translate, restrict, edit_record, edit_records_at_once, define,
    change_picture, change_settings, take_a_place, give_a_place_back, expire, delete,
]  # fmt: skip
PASSING = [pass_midnight, begin, end]
ALL = [*WRITTEN, *PASSING, redirect]
