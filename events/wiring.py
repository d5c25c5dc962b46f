"""What this app gives to the others: forms, mails, jobs, upcoming events, and how long data of participants stay."""

from datetime import time, timedelta

from django.db.models import Case, DateTimeField, DurationField, ExpressionWrapper, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from core.database_roles import INSERT, UPDATE, hide, strangers_change, strangers_write
from core.mail import jobs, outbox
from core.page_cache.rules import moments, unseen
from core.privacy import persons, retention, traces
from core.privacy.processing import LegalBasis, Processing, Recipient, register_processing
from events import checks, content_sources, copying, privacy, series  # noqa: F401 (checks make themselves known)
from events.changes import following, sessions, telling
from events.models import EventDocument, EventPage, EventSeriesPage, Mailing, Registration
from events.participants import access
from events.registration import (  # noqa: F401 (so do forms)
    booking_form,
    booking_mails,
    bookings,
    expiry,
    form,
    mailings,
    mails,
)  # fmt: skip
from home import i18n, memberships, publishing
from home.content import documents, related_content
from home.models import CustomDocument
from home.staff import roles


def wire():
    strangers_write("events.Registration", "events.Transition", "events.SurveyResult", verbs=(INSERT, UPDATE))
    strangers_write(
        "events.Attendee", "events.Answer", "events.Reduction", "events.SessionChoice", "events.Booking",
        "events.SurveyUse",
    )  # fmt: skip
    hide("events.CheckInDevice")
    strangers_change("events.EventPage", "as_of")  # to lock its row; the date harms nobody
    hide("events.EventRegistrar")
    _page_cache()
    roles.add(access.GROUP, [access.MANAGE])
    related_content.register_source(
        related_content.Source("events", _("Upcoming events"), _("All events"), 20, content_sources.next_events)
    )
    memberships.register_source(content_sources.for_group)
    i18n.keep_unlisted(content_sources.unlisted)
    i18n.keep_with_another(content_sources.dates_of_series)
    for_those_registered = EventDocument.objects.values("document")
    documents.keep_from_strangers(lambda: CustomDocument.objects.filter(pk__in=for_those_registered))
    publishing.then(following.follow, EventPage)
    EventPage.copy_form_class = copying.EventCopyForm
    publishing.then(series.speak, EventPage)
    publishing.then(series.give_words, EventSeriesPage)
    jobs.register_job("registrations", expiry.sweep, every=timedelta(minutes=1))
    jobs.register_job("event_changes", telling.tell, every=timedelta(seconds=10))
    jobs.register_job("event_sessions", sessions.tell, every=timedelta(seconds=10))
    jobs.register_job("reminders", expiry.remind, every=timedelta(minutes=15))
    jobs.register_job("no_shows", expiry.mark_no_shows, daily_at=time(3, 0))
    _mails()
    _periods()
    _retention()
    _processing()
    traces.screens("events.Registration", "participants", "check_in:people")
    persons.read_by("events.Answer", privacy.read_answer)


def _page_cache():
    # Free places have a generation of their own for each event: `events.availability`.
    unseen(
        "events.Registration", "events.Booking", "events.Attendee", "events.Answer", "events.SessionChoice",
        "events.Reduction", "events.Transition", "events.CheckIn", "events.SurveyResult", "events.SurveyUse",
        "events.Mailing", "events.EventCode", "events.PastCapacity",
    )  # fmt: skip
    moments("events.EventPage", "starts_at", "ends_at", "opens_at", "closes_at")


def _mails():
    writers = dict.fromkeys(mails.OF_THE_EVENT) | dict.fromkeys(Mailing.Kind, mailings.write)
    for name in mails.KINDS:
        outbox.register_kind(
            f"events.{name}",
            purpose=_("To run the registration for an event."),
            should_send=mails.should_send,
            write=writers.get(name, mails.write),
            template="events.registration",
            by_hand=name in set(Mailing.Kind),
            keep_days=0 if name == "data_deleted" else 30,
            unasked=name in {"verify", "already"},
        )
    for kind in (bookings.VERIFY, bookings.OUTCOME):
        outbox.register_kind(
            kind,
            purpose=_("To run the registration for an event."),
            should_send=booking_mails.should_send,
            write=booking_mails.write,
            template="events.registration",
            unasked=kind == bookings.VERIFY,
        )


def _periods():
    # The days stand at each event, so that the class itself adds none.
    retention.period(
        "participants",
        0,
        _("Made anonymous 60 days after the event, unless its form says otherwise; after 14 days if not confirmed."),
    )
    retention.period("participants_unconfirmed", 14, _("Made anonymous after 14 days if the address is not confirmed."))
    retention.period("sensitive", privacy.SENSITIVE_DAYS, _("Deleted 14 days after the event."))
    retention.period("check_in", 2, _("Deleted two days after the event."))


def _longer(event):
    """Who keeps a place in a postponed event is known until it is held, though not for ever."""
    return Case(
        When(**{f"{event}__status": EventPage.Status.POSTPONED}, then=Value(mails.POSTPONED_LASTS)),
        default=Value(timedelta()),
        output_field=DurationField(),
    )


def _retention():
    days = ExpressionWrapper(F("event__retention_days") * Value(timedelta(days=1)), output_field=DurationField())
    ends = ExpressionWrapper(F("event__ends_at") + days + _longer("event"), output_field=DateTimeField())
    sensitive = ExpressionWrapper(
        F("registration__event__ends_at") + _longer("registration__event"), output_field=DateTimeField()
    )
    retention.register_rules(
        retention.Rule(
            "events.Registration",
            "participants",
            since=ends,
            only=Q(anonymised_at__isnull=True),
            by=privacy.anonymise,
            fields=privacy.PERSONAL,
            subject="email",
            named="name",
            created="created_at",
        ),
        retention.Rule(
            "events.Registration",
            "participants_unconfirmed",
            since="created_at",
            only=Q(anonymised_at__isnull=True, state=Registration.State.EXPIRED),
            by=privacy.anonymise,
            fields=privacy.PERSONAL,
        ),
        # Two tries at once may each leave a booking of earlier dates to the other.
        retention.Rule("events.Booking", "participants_unconfirmed", since="created_at", only=Q(registrations=None)),
        retention.Rule("events.Answer", "sensitive", since=sensitive, only=Q(sensitive=True)),
    )
    _retention_beside_registrations(ends)


def _retention_beside_registrations(ends):
    retention.register_rules(
        retention.Rule("events.EventCode", "participants", since=ends),
        retention.Rule("events.Mailing", "participants", since=ends),
        retention.Rule("events.EventRegistrar", "participants", since=ends),
        retention.Rule("events.CheckInDevice", "participants", since=ends),
        retention.Rule("events.SurveyUse", "participants", since=ends),
        retention.Rule("events.SurveyResult", "participants", since=ends, erase={"helped": [], "missing": []}),
    )
    for model in ("Attendee", "Answer", "Reduction", "SessionChoice"):
        retention.exempt(f"events.{model}", _("Deleted with the registration's data."))
    for model in (
        "EventPage", "EventSeriesPage", "EventChange", "Question", "EventDocument", "OnlineAccess", "PastCapacity",
        "Session",
    ):  # fmt: skip
        retention.exempt(f"events.{model}", "A fact about an event, no person.")


def _processing():
    register_processing(
        Processing(
            _("Sensitive answers on registration, such as food or access needs"),
            (LegalBasis.HEALTH,),
            (_("To meet your needs at the event."),),
            ("sensitive",),
            (Recipient.OFFICE,),
        ),
        Processing(
            _("Check-in at the door"),
            (LegalBasis.PUBLIC_TASK,),
            (_("To note who came; until then the names are on the devices of those at the door."),),
            ("check_in",),
            (Recipient.OFFICE,),
        ),
    )
