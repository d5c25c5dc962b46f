"""Every form of the public side, with what it needs."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from core.privacy import links
from events.models import Question, Registration
from events.registration import mails
from events.registration.booking_form import BookingForm
from events.registration.form import ChangeForm, RegistrationForm
from feedback.form import FeedbackForm
from home.models import Topic
from newsletter import subscriptions
from newsletter.form import PreferencesForm, SubscriptionForm
from newsletter.models import Subscriber
from partnerships.advice.form import AdviceForm
from partnerships.contributions import yearly_check
from partnerships.contributions.forms import EntryForm, PracticeForm, ProposePartnershipForm
from partnerships.contributions.notice_forms import ContactForm, NoticeForm
from partnerships.models import Municipality, PartnerSearchNotice, Partnership, PartnershipContact
from partnerships.working_groups.forms import JoinForm, LinkForm
from tests import factories

WEEK = timedelta(days=7)


def feedback(home):
    return factories.FeedbackPageFactory(parent=home).url


def advice(home):
    return factories.AdvicePageFactory(parent=home).url


def practice(home):
    return factories.ProposalPageFactory(parent=home).url


def partnership(home):
    return factories.ProposalPageFactory(parent=home, kind="partnership").url


def newsletter(home):
    return factories.NewsletterPageFactory(parent=home).url


def join(home):
    return f"{factories.WorkingGroupPageFactory(parent=home).url}beitreten/"


def link(home):
    return f"{factories.WorkingGroupPageFactory(parent=home).url}mitglieder/"


def notice(home):
    return f"{factories.PartnerSearchPageFactory(parent=home).url}neu/"


def contact(home):
    record = PartnerSearchNotice.objects.create(
        state="accepted", title="Wir suchen", municipality="Ulm", own_country="DE", text="Text", name="A",
        email="a@example.org", language="de", expires_on="2099-01-01",
    )  # fmt: skip
    return f"{factories.PartnerSearchPageFactory(parent=home).url}{record.pk}/"


def event_with_every_question(home, **facts):
    """One of each type of question, half of them to be answered."""
    index = factories.EventIndexPageFactory(parent=home)
    event = factories.EventPageFactory(
        parent=index, policy="open", party_limit=4, starts_at=timezone.now() + WEEK, **facts
    )
    _ask_every_question(event)
    return event


def _ask_every_question(event):
    words = {f"{name}_{code}": name for name in ("label", "purpose") for code in ("de", "fr", "uk")}
    choices = {f"choices_{code}": "eins\nzwei" for code in ("de", "fr", "uk")}
    for number, kind in enumerate([*Question.Type, *Question.Type]):
        Question.objects.create(event=event, type=kind, required=bool(number % 2), key=f"q{number}", **words, **choices)


def registration(home):
    event = event_with_every_question(home, attendance="hybrid")
    return f"{event.url}anmeldung/"


def booking(home):
    """Two dates; the questions of one are those of all."""
    series = factories.EventSeriesPageFactory(parent=factories.EventIndexPageFactory(parent=home))
    date = factories.EventPageFactory(
        parent=series, slug="d1", policy="open", party_limit=4, attendance="hybrid", starts_at=timezone.now() + WEEK
    )
    _ask_every_question(date)
    factories.EventPageFactory(parent=series, slug="d2", policy="open", starts_at=timezone.now() + WEEK)
    return f"{series.url}anmeldung/"


def own_answers(home):
    participant = Registration.objects.create(
        event=event_with_every_question(home), language="de", attendance="on-site", name="Amina", seats=3,
        email="amina@example.org", state="confirmed", seats_held=3, verified_at=timezone.now(),
    )  # fmt: skip
    return reverse("registration:answers", args=[links.create(mails.SCOPE, participant, WEEK)])


def preferences(home):
    row = Subscriber.objects.create(email="amina@example.org", language="de", confirmed_at=timezone.now())
    return reverse("newsletter:subscription", args=[links.create(subscriptions.SCOPE, row, WEEK)])


def entry(home):
    record = Partnership.objects.create(slug="ulm-jass", stage="active", is_public=True)
    for slug in ("ulm", "jass"):
        place = Municipality.objects.create(
            name_de=slug, name_fr=slug, name_uk=slug, country="DE", key=slug, latitude=48, longitude=9
        )
        record.memberships.create(municipality=place)
    asked = PartnershipContact.objects.create(partnership=record, name="A", email="a@example.org", language="de")
    return reverse("partnerships:link_page", args=[yearly_check.SCOPE, links.create(yearly_check.SCOPE, asked, WEEK)])


# Class: how to come to it, and a field of it by which it is known.
FORMS = {
    FeedbackForm: (feedback, "kind"),
    AdviceForm: (advice, "concern"),
    PracticeForm: (practice, "text"),
    ProposePartnershipForm: (partnership, "text"),
    NoticeForm: (notice, "text"),
    ContactForm: (contact, "text"),
    EntryForm: (entry, "stage"),
    JoinForm: (join, "text"),
    LinkForm: (link, "email"),
    SubscriptionForm: (newsletter, "email"),
    PreferencesForm: (preferences, "language"),
    RegistrationForm: (registration, "person"),
    BookingForm: (booking, "person"),
    ChangeForm: (own_answers, "person"),
}
# What a word cannot stand for.
VALID = {
    FeedbackForm: {"page": "/de/"},
    EntryForm: {"since": "1990", "until": ""},
    NoticeForm: {"inhabitants": "9000", "website": "ulm.example"},
}


def topics():
    for slug in ("klima", "kultur"):
        Topic.objects.create(slug=slug, name_de=slug, name_fr=slug, name_uk=slug)
