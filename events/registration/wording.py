"""What mails to participants say. Every kind of mail is one function that returns its subject and paragraphs."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.text import typography
from events.models import EventPage, Registration

Words = tuple[str, list[str]]  # subject and paragraphs


def _until(registration: Registration) -> str:
    return (
        typography.date_format(localtime(registration.lasts_until), "DATETIME_FORMAT")
        if registration.lasts_until
        else ""
    )


def verify(registration: Registration, event: EventPage) -> Words:
    return _("Please confirm your registration: %(event)s") % {"event": event.title}, [
        _("you, or somebody who gave this address, have registered for this event. Please confirm it with the button."),
        _("We keep your place for 60 minutes. After that you can still confirm, as long as places are left."),
        _("If it was not you, do nothing: the registration ends by itself and your data are deleted."),
    ]


def already(registration: Registration, event: EventPage) -> Words:
    return _("You are already registered: %(event)s") % {"event": event.title}, [
        _("somebody is already registered for this event with this address. Here you see your registration."),
        _("State of your registration: %(state)s.") % {"state": registration.get_state_display()},
    ]


def pending(registration: Registration, event: EventPage) -> Words:
    return _("We are checking your registration: %(event)s") % {"event": event.title}, [
        _("your address is confirmed, and a place is kept for you. You get another mail once we have decided."),
    ]


def confirmed(registration: Registration, event: EventPage) -> Words:
    number = ngettext("%(number)s place is yours.", "%(number)s places are yours.", registration.seats)
    return _("You are registered: %(event)s") % {"event": event.title}, [
        number % {"number": registration.seats},
        _("The calendar file is attached. If you cannot come, please cancel: others are glad of the place."),
    ]


def waitlisted(registration: Registration, event: EventPage) -> Words:
    return _("You are on the waiting list: %(event)s") % {"event": event.title}, [
        _("at the moment there is no place left for you. As soon as one is free, we offer it to you by mail."),
        _(
            "Places are offered in the order of the list. A party waits until enough places are free, unless it takes "
            "fewer; smaller registrations may meanwhile get places that would stay empty."
        ),
    ]


def offered(registration: Registration, event: EventPage) -> Words:
    number = ngettext(
        "%(number)s place is kept for you until %(until)s.",
        "%(number)s places are kept for you until %(until)s.",
        registration.seats_held,
    )
    return _("A place is free for you: %(event)s") % {"event": event.title}, [
        number % {"number": registration.seats_held, "until": _until(registration)},
        _(
            "Please accept or decline. Without an answer the place goes to the next, and you wait at the end of the "
            "list."
        ),
    ]


def offer_ended(registration: Registration, event: EventPage) -> Words:
    return _("Your offer has ended: %(event)s") % {"event": event.title}, [
        _("the place that we kept for you has gone to the next. You are at the end of the waiting list now."),
    ]


def offer_ended_for_good(registration: Registration, event: EventPage) -> Words:
    return _("Your offer has ended: %(event)s") % {"event": event.title}, [
        _("the place that we kept for you was not accepted in time, and the event begins soon."),
    ]


def changed(registration: Registration, event: EventPage) -> Words:
    return _("Your registration has changed: %(event)s") % {"event": event.title}, [
        _("your registration has been changed. Here you see how it stands now."),
    ]


def reminder(registration: Registration, event: EventPage) -> Words:
    return _("Soon: %(event)s") % {"event": event.title}, [
        _("we are looking forward to seeing you. If you cannot come, please cancel: others are glad of the place."),
    ]


def cancelled(registration: Registration, event: EventPage) -> Words:
    return _("You have cancelled: %(event)s") % {"event": event.title}, [
        _("your registration is cancelled. You can undo this until %(until)s.") % {"until": _until(registration)},
    ]


def undone(registration: Registration, event: EventPage) -> Words:
    return _("Your registration is valid again: %(event)s") % {"event": event.title}, [
        _("you have undone your cancellation; everything is as it was before."),
    ]


def cancelled_by_us(registration: Registration, event: EventPage) -> Words:
    return _("Your registration has been cancelled: %(event)s") % {"event": event.title}, [
        _("we had to cancel your registration. If you have questions, please write to us."),
    ]


def rejected(registration: Registration, event: EventPage) -> Words:
    return _("We cannot offer you a place: %(event)s") % {"event": event.title}, [
        _("unfortunately we cannot confirm your registration. If you have questions, please write to us."),
    ]


def event_changed(registration: Registration, event: EventPage) -> Words:
    return _("Time or place has changed: %(event)s") % {"event": event.title}, [
        _("time or place of the event has changed. The new facts stand below and in the calendar file."),
    ]


def event_cancelled(registration: Registration, event: EventPage) -> Words:
    return _("The event is cancelled: %(event)s") % {"event": event.title}, [
        _("unfortunately the event does not take place. You need not do anything."),
    ]


def data_deleted(registration: Registration, event: EventPage) -> Words:
    return _("Your data have been deleted: %(event)s") % {"event": event.title}, [
        _("as you wished, we have deleted all your data on this registration. This is our last mail about it."),
    ]
