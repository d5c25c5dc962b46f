"""Fill the stack's database for the drill of a restore: 10,000 pages, 100,000 registrations. Run as a module."""

import datetime

import django

django.setup()

from django.utils import timezone, translation  # noqa: E402

from demo import large  # noqa: E402
from events.models import EventPage, Registration  # noqa: E402
from home.models import HomePage  # noqa: E402
from tests import factories  # noqa: E402

SECTIONS = 70  # of 49 pages in three languages each, and their overviews
REGISTRATIONS = 100_000
AT_ONCE = 5000


def fill():
    large.municipalities()
    large.partnerships()
    large.pages(sections=SECTIONS)
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.EventIndexPageFactory(parent=home, title="Große Veranstaltungen", slug="grosse")
    event = factories.EventPageFactory(parent=index, policy="open", capacity_on_site=REGISTRATIONS)
    for first in range(0, REGISTRATIONS, AT_ONCE):
        Registration.objects.bulk_create(_registration(event, number) for number in range(first, first + AT_ONCE))
    assert EventPage.objects.filter(pk=event.pk).exists()


def _registration(event, number):
    return Registration(
        event=event, attendance="on-site", language="de", name=f"Person {number}", email=f"p{number}@example.org",
        version=1, lasts_until=timezone.now() + datetime.timedelta(days=30),
    )  # fmt: skip


if __name__ == "__main__":
    with translation.override("de"):
        fill()
