"""What mails to participants say, one function for each kind; and how it stands, as their own page says it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.text import languages
from events import availability, documents
from events import wording as event_wording
from events.models import EventPage, Registration, Transition
from events.registration import quotas

Words = tuple[str, list[str]]  # subject and paragraphs


def _until(registration: Registration, event: EventPage) -> str:
    return event_wording.deadline(registration.lasts_until, event) if registration.lasts_until else ""


def way_online(registration: Registration, event: EventPage) -> list[str]:
    return [event_wording.way_online(event)] if registration.way == Registration.Attendance.ONLINE else []


def place_in_queue(registration: Registration) -> str:
    return _("You are number %(number)s on the waiting list.") % {"number": registration.place_in_queue}


def verify(registration: Registration, event: EventPage) -> Words:
    return _("Please confirm your registration: %(event)s") % {"event": event.title}, [
        _("you, or somebody who gave this address, have registered for this event. Please confirm it with the button."),
        _place_until_confirmed(registration),
        _("You confirm what stands below. If we have written to you about this before, only this mail counts."),
        _("If it was not you, do nothing: the registration ends by itself and your data are deleted."),
    ]


def _place_until_confirmed(registration: Registration) -> str:
    """Whether a place is kept meanwhile, and what confirming leads to."""
    if registration.seats_held:
        words = ngettext(
            "We keep %(number)s place free for you for 60 minutes. After that you can still confirm, as long as places "
            "are left.",
            "We keep your %(number)s places free for 60 minutes. After that you can still confirm, as long as places "
            "are left.",
            registration.seats_held,
        )
        return words % {"number": registration.seats_held}
    if availability.of([registration.event])[registration.event.translation_key].is_full_for(registration.attendance):
        return _("All places are taken at the moment: once you have confirmed, you are on the waiting list.")
    return _("We cannot keep places free before you confirm: they go to those who confirm first.")


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
        *way_online(registration, event),
        *documents.in_words(registration, event),
        _("The calendar file is attached. If you cannot come, please cancel: others are glad of the place."),
    ]


def waitlisted(registration: Registration, event: EventPage) -> Words:
    return _("You are on the waiting list: %(event)s") % {"event": event.title}, [
        _("at the moment there is no place left for you. As soon as one is free, we offer it to you by mail."),
        place_in_queue(registration),
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
        number % {"number": registration.seats_held, "until": _until(registration, event)},
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


def sessions_changed(registration: Registration, event: EventPage) -> Words:
    return _("Your sessions have changed: %(event)s") % {"event": event.title}, [
        _("you have chosen other sessions. The calendar file is attached anew."),
    ]


def sessions_moved(registration: Registration, event: EventPage) -> Words:
    return _("Time or room of your sessions has changed: %(event)s") % {"event": event.title}, [
        _("in the programme, a session that you have chosen has another time or room. See below how it stands."),
        _("The calendar file is attached anew."),
    ]


def edited(registration: Registration, event: EventPage, until: datetime) -> Words:
    """`until`: when the edit was noted at the latest."""
    change = registration.transitions.filter(act=Transition.Act.EDITED, at__lte=until).last()
    return _("Your registration has changed: %(event)s") % {"event": event.title}, [
        _("we have changed these details of your registration: %(fields)s.")
        % {"fields": change.field_labels if change else ""},
        _("Here you see how it stands now. If something is wrong, please answer this mail."),
    ]


def reminder(registration: Registration, event: EventPage) -> Words:
    return _("Soon: %(event)s") % {"event": event.title}, [
        _("we are looking forward to seeing you. If you cannot come, please cancel: others are glad of the place."),
        *filter(None, [languages.Localized(event.reminder_text, event.content_language)]),
        *way_online(registration, event),
        *documents.in_words(registration, event),
    ]


def cancelled(registration: Registration, event: EventPage) -> Words:
    return _("You have cancelled: %(event)s") % {"event": event.title}, [
        _("your registration is cancelled. You can undo this until %(until)s.")
        % {"until": _until(registration, event)},
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


def data_deleted(registration: Registration, event: EventPage) -> Words:
    return _("Your data have been deleted: %(event)s") % {"event": event.title}, [
        _("as you wished, we have deleted all your data on this registration. This is our last mail about it."),
    ]


def standing(registration: Registration, event: EventPage) -> tuple[str, str]:
    """How it stands with a registration: what kind of message, and the sentence to the participant."""
    states = Registration.State
    if event.status == event.Status.CANCELLED:
        return "danger", _("This event has been cancelled.")
    if event.is_postponed and registration.state in {states.CONFIRMED, states.PENDING}:
        return "warning", _(
            "This event has been postponed. Your place stays yours; we write to you about the new date."
        )
    kinds = {
        states.UNVERIFIED: "warning", states.OFFERED: "warning", states.CONFIRMED: "success", states.ATTENDED: "success"
    }  # fmt: skip
    return kinds.get(states(registration.state), "info"), _sentence(registration, event)


def _sentence(registration: Registration, event: EventPage) -> str:
    states = Registration.State
    if registration.state == states.WAITLISTED:
        return " ".join([place_in_queue(registration), _("When a place is free for you, we write to you.")])
    if registration.state == states.OFFERED:
        return offered(registration, event)[1][0]
    if registration.can_be_undone:
        until = event_wording.deadline(registration.lasts_until, event)
        return _("You have cancelled. You can undo this until %(time)s.") % {"time": until}
    sentences = {
        states.UNVERIFIED: _("Please confirm your registration; until then it is not valid."),
        states.EXPIRED: _("You have not confirmed in time. You still can, as long as places are left."),
        states.PENDING: _("Your address is confirmed. We check your registration and write to you."),
        states.CONFIRMED: _("Your registration is confirmed."),
        states.CANCELLED: _("You have cancelled."),
    }
    return sentences.get(states(registration.state)) or str(registration.get_state_display())


def who_comes(registration: Registration) -> str:
    """After fewer people were registered."""
    words = ngettext(
        "Saved. %(number)s person is registered now: %(names)s",
        "Saved. %(number)s people are registered now: %(names)s",
        registration.seats,
    )
    return words % {"number": registration.seats, "names": ", ".join(registration.people)}


def next_step(registration: Registration, event: EventPage) -> str:
    """What happens next and until when, where the sentence above does not say it."""
    states = Registration.State
    if not event.is_on or timezone.now() >= event.starts_at:
        return ""
    if registration.state == states.UNVERIFIED and registration.seats_held:
        words = _("Your place is kept until %(time)s.")
        return words % {"time": event_wording.deadline(registration.lasts_until, event)}
    if registration.state == states.WAITLISTED:
        words = _(
            "Places are offered until %(time)s. You then have 48 hours to answer, and less shortly before the start."
        )
        return words % {"time": event_wording.deadline(event.starts_at - quotas.FREEZE, event)}
    until = event.cancel_until or event.starts_at
    if registration.state in {states.CONFIRMED, states.PENDING} and timezone.now() < until:
        return _("You can cancel here until %(time)s.") % {"time": event_wording.deadline(until, event)}
    return ""


def grow_back(registration: Registration, event: EventPage) -> str:
    """Who could still come after all, after the party became smaller."""
    before = registration.can_grow_back
    if before is None:
        return ""
    words = _(
        "%(number)s people were registered before: %(names)s. You can undo this until %(time)s if places are left."
    )
    return words % {
        "number": before.seats,
        "names": ", ".join([registration.name, *before.attendees]),
        "time": event_wording.deadline(before.lasts_until, event),
    }
