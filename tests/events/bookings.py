"""What tests of registering for several dates share."""

import time

from django.test import Client

from core.public_forms.token import Token
from events import series
from events.models import EventPage, EventSeriesPage, Question
from events.registration import bookings
from tests import factories
from tests.addresses import below
from tests.contract.browser import form_in, sent_by

EMAIL = "amina@example.org"
WORDS = {f"{name}_{code}": "Thema?" for name in ("label", "purpose") for code in ("de", "fr", "uk")}


def make_dates(page, *days, **facts):
    """Published dates in so many days, each with its own places, in the languages of the series."""
    return [make_date(page, day, **facts) for day in days]


def make_date(page, day, **facts):
    facts = {"policy": "open", "capacity_on_site": 8, "party_limit": 3, "second_timezone": ""} | facts
    starts_at = factories.timezone.now().replace(microsecond=0) + factories.datetime.timedelta(days=day)
    date = factories.EventPageFactory(parent=page, title="x", slug=f"in-{day}", starts_at=starts_at, **facts)
    series.create_aliases_for_new_page(date)
    series.speak(date)
    return date


def ask(date, key, **facts):
    Question.objects.create(event=date, key=key, **WORDS | facts)


def in_language(page, language):
    return EventSeriesPage.objects.get(translation_key=page.translation_key, locale__language_code=language)


def keys(*dates):
    return [str(date.translation_key) for date in dates]


def address(page, language="de"):
    return below(in_language(page, language), "registration")


def send(page, ticked, language="de", **changes):
    """Fill in the form as a person who reads the language, who has taken half a minute."""
    client = Client(enforce_csrf_checks=True)
    sent = sent_by(form_in(client.get(address(page, language), {"dates": keys(*ticked)}), "person"))
    token = Token.load(sent["form_token"][0])
    sent["form_token"] = [str(Token(token.form, token.target, token.key, time.time() - 30))]
    sent |= {"person": ["Amina Muster"], "email": [EMAIL]} | changes
    return client.post(address(page, language), sent, follow=True)


def book(dates, email=EMAIL, **details):
    """As the form does."""
    fields = {"language": "de", "name": "Amina Muster"} | details
    wishes = [bookings.Wish(EventPage.objects.get(pk=date.pk), "on-site", []) for date in dates]
    bookings.register(wishes, email=email, **fields)
