"""Mails about all dates that somebody has registered for in one form: to confirm them, and how it stands with each."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.mail import outbox, sender
from core.mail.models import OutboxMail
from core.privacy import links
from events import availability, ics, times
from events import wording as event_wording
from events.models import Booking, EventPage, Registration
from events.registration import mails, wording
from events.registration.bookings import OPEN, VERIFY

State = Registration.State
Dates = Sequence[tuple[Registration, EventPage]]  # each with its page in the language of the mail


def should_send(row: OutboxMail) -> bool:
    booking = Booking.objects.filter(pk=cast(int, row.about_id)).first()
    states = set(booking.registrations.values_list("state", flat=True)) if booking else set()
    return bool(states & OPEN if row.kind == VERIFY else states)


def write(row: OutboxMail) -> outbox.Composed:
    """As it stands now; the lock keeps the booking, and so the link, as long as it is being written."""
    booking = Booking.objects.select_for_update(no_key=True).filter(pk=cast(int, row.about_id)).first()
    if not booking or not should_send(row):
        raise outbox.UnwantedError
    frame = sender.frame_of(booking.language)
    with translation.override(booking.language):
        dates = [(row, mails.in_language(row.event, booking.language)) for row in booking.in_order]
        (first, event), has_to_be_confirmed = dates[0], row.kind == VERIFY
        words = _to_confirm(event) if has_to_be_confirmed else _outcome(dates)
        facts = _facts(dates, _until_confirmed if has_to_be_confirmed else _how_it_stands)
        context = mails.context_of(event, *words, first.name, _link(booking, dates), facts)
        context["words"]["button"] = _("Confirm all dates") if has_to_be_confirmed else _("See your registrations")
        files = [] if has_to_be_confirmed else _calendar_files(dates, frame)
    return outbox.compose(
        row.kind, row.key, row.to, booking.language, context, about=booking, attachments=files, frame=frame
    )


def _to_confirm(event: EventPage) -> wording.Words:
    return _("Please confirm your registration: %(event)s") % {"event": event.title}, [
        _("you, or somebody who gave this address, have registered for these dates. One click confirms all of them."),
        _("You confirm what stands below. If we have written to you about this before, only this mail counts."),
        _("If it was not you, do nothing: the registration ends by itself and your data are deleted."),
    ]


def _outcome(dates: Dates) -> wording.Words:
    paragraphs = [_("your address is confirmed. Below you see how it stands with each date.")]
    if any(row.state == State.CONFIRMED for row, _event in dates):
        paragraphs.append(_("For each date at which you have a place a calendar file is attached."))
    paragraphs.append(_("If you cannot come to one of them, please cancel that one: the others stay as they are."))
    return _("Your registrations: %(event)s") % {"event": dates[0][1].title}, paragraphs


def _link(booking: Booking, dates: Dates) -> str:
    token = links.create(mails.SCOPE, booking, max(mails.lifetime(event) for _row, event in dates))
    return mails.address_of(booking.language, token)


def _facts(dates: Dates, say: Callable[[Registration, EventPage], str]) -> list[mails.Fact]:
    """What is true of each date, and who is registered for all of them."""
    availability.counted(event for _row, event in dates)
    facts = [(event_wording.when(event), f"{row.way.label} – {say(row, event)}") for row, event in dates]
    first = dates[0][0]
    return [*facts, (_("People registered"), f"{first.seats} ({', '.join(first.people)})")]


def _until_confirmed(registration: Registration, event: EventPage) -> str:
    """Whether a place is kept meanwhile, or confirming leads to the waiting list."""
    if registration.seats_held:
        words = ngettext(
            "%(number)s place is kept for 60 minutes",
            "%(number)s places are kept for 60 minutes",
            registration.seats_held,
        )
        return words % {"number": registration.seats_held}
    if event.availability.is_full_for(registration.attendance):
        return _("fully booked: once confirmed, you are on the waiting list")
    return _("no place is kept before you confirm: they go to those who confirm first")


def _how_it_stands(registration: Registration, event: EventPage) -> str:
    if registration.state == State.CONFIRMED and event.is_on:
        return " ".join(wording.confirmed(registration, event)[1][:-1])  # without what is said of the calendar file
    return wording.standing(registration, event)[1]


def _calendar_files(dates: Dates, frame: dict[str, Any]) -> list[outbox.MailAttachment]:
    """One a date, for that is what calendar programs take from mails."""
    files = []
    for row, event in dates:
        if row.state == State.CONFIRMED:
            (link,) = mails.new_links(row.event, [row])
            sequence = mails.sequences(row.event, [row.email])[row.email]
            letter = mails.Letter(event, frame, link, sequence)
            _name, content, kind = mails.calendar_file(row, letter, ics.PUBLISH)
            start = times.wall_clock_of(event.starts_at, event.timezone)
            files.append((f"event-{start:%Y-%m-%d-%H%M}.ics", content, kind))
    return files
