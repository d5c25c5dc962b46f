"""Mails to participants: in their language for the registration's whole life, through the outbox."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parseaddr
from typing import Any, cast

from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.mail import outbox, sender
from core.mail.models import OutboxMail
from core.privacy import links
from core.text import languages
from events import ics, programme
from events import wording as event_wording
from events.models import EventPage, Registration
from events.registration import wording
from home import i18n

Fact = tuple[str, Any]  # label and words
SCOPE = "registration"
LINK_LASTS = timedelta(days=30)  # after the event
POSTPONED_LASTS = timedelta(days=365)  # longer, for an event that has no new date yet
State = Registration.State

# Which states a mail still makes sense in, when its turn comes; the others tell of something that has happened.
STILL_IN = {State.CONFIRMED, State.PENDING, State.OFFERED, State.WAITLISTED}
# Whom an organiser may write to: not those who have left, nor an address of which nobody has said that it is theirs.
WRITTEN_TO = [State.CONFIRMED, State.PENDING, State.WAITLISTED, State.OFFERED, State.ATTENDED, State.NO_SHOW]
ONLY_WHILE: dict[str, Collection[str]] = {
    "verify": {State.UNVERIFIED, State.EXPIRED},
    "pending": {State.PENDING},
    "confirmed": {State.CONFIRMED, State.ATTENDED},
    "waitlisted": {State.WAITLISTED},
    "offered": {State.OFFERED},
    "offer_ended": {State.WAITLISTED},
    "sessions_changed": {State.CONFIRMED, State.ATTENDED},
    "sessions_moved": {State.CONFIRMED, State.ATTENDED},
    "reminder": {State.CONFIRMED},
    "cancelled": {State.CANCELLED},
    "undone": STILL_IN,
    "cancelled_by_us": {State.CANCELLED_BY_US},
    "organiser_note": WRITTEN_TO,
    "thanks": {State.CONFIRMED, State.ATTENDED},
    "event_cancelled": {State.CANCELLED_BY_US},
    **dict.fromkeys(["event_rescheduled", "event_moved_online", "event_postponed", "event_reopened"], STILL_IN),
}
OF_THE_EVENT = ["event_rescheduled", "event_moved_online", "event_postponed", "event_cancelled", "event_reopened"]
KINDS = [
    "verify", "already", "pending", "confirmed", "waitlisted", "offered", "offer_ended", "offer_ended_for_good",
    "changed", "sessions_changed", "sessions_moved", "edited", "reminder", "cancelled", "undone", "cancelled_by_us",
    "rejected", *OF_THE_EVENT, "data_deleted", "organiser_note", "thanks",
]  # fmt: skip
CALENDAR_METHODS = {
    **dict.fromkeys(["confirmed", "undone", "changed", "edited", "sessions_changed", "sessions_moved"], ics.PUBLISH),
    **dict.fromkeys(["cancelled", "cancelled_by_us"], ics.CANCEL),
}
# These say that one may write to the office: an answer has to reach it.
ANSWERED = {"cancelled_by_us", "edited", "rejected", *OF_THE_EVENT}


def should_send(row: OutboxMail) -> bool:
    kind = row.kind.removeprefix("events.")
    registration = Registration.objects.filter(pk=cast(int, row.about_id)).select_related("event").first()
    if registration is None:
        return False
    if registration.anonymised_at:
        return kind == "data_deleted"
    if kind == "reminder" and not _is_to_come(registration.event):
        return False
    if registration.state in ONLY_WHILE["verify"] and _has_come_again(registration):
        return False
    is_theirs = row.to.upper() == registration.email.upper()  # whoever has the address before reads nothing new
    return is_theirs and registration.state in ONLY_WHILE.get(kind, State)


def _is_to_come(event: EventPage) -> bool:
    return event.is_on and event.starts_at > timezone.now()


def _has_come_again(registration: Registration) -> bool:
    """Somebody filled in the form anew before confirming: only the last mail counts."""
    of_address = Registration.objects.filter(event=registration.event_id, email__iexact=registration.email)
    later = of_address.filter(pk__gt=registration.pk)
    return later.exclude(state__in=Registration.ENDED, verified_at__isnull=False).exists()


def send(registration: Registration, kind: str, key: str = "") -> None:
    """Queue a mail; the same version of a registration gets each kind once, or each `key` once."""
    send_all([registration], kind, key)


def send_all(registrations: Iterable[Registration], kind: str, key: str = "") -> None:
    outbox.queue_unwritten(
        f"events.{kind}",
        [
            (f"registration:{each.pk}:{kind}:{key or each.version}", each.email, each.language, each)
            for each in registrations
            if each.email
        ],
    )


def registration_of(row: OutboxMail) -> Registration:
    """As it is now; the lock keeps a link in the mail from outliving a change that ends all links."""
    rows = Registration.objects.select_for_update(no_key=True, of=("self",)).select_related("event__locale")
    registration = rows.get(pk=cast(int, row.about_id))
    if not should_send(row):  # it has changed a moment ago
        raise outbox.UnwantedError
    registration.email = row.to  # that of erased data is nowhere else any more
    return registration


def write(row: OutboxMail) -> outbox.Composed:
    """
    The mail about a registration as it is now.

    An edit tells which details it has changed: those of the edit that the mail was queued for.
    """
    registration = registration_of(row)
    kind = row.kind.removeprefix("events.")
    method = CALENDAR_METHODS.get(kind, "")
    if method == ics.PUBLISH and registration.state not in Registration.TAKING_PART:
        method = ""  # who waits has no such appointment
    letter = Letter(
        in_language(registration.event, registration.language),
        sender.frame_of(registration.language),
        "" if kind == "data_deleted" else new_links(registration.event, [registration])[0],
        sequences(registration.event, [registration.email])[registration.email] if method else 0,
    )
    with translation.override(registration.language):
        of_edit = {"until": row.queued_at} if kind == "edited" else {}
        words = getattr(wording, kind)(registration, letter.event, **of_edit)
    return compose(registration, kind, row.key, words, letter, method)


@dataclass(frozen=True)
class Letter:
    """What a mail to a participant needs beside the registration; for many, it is read once for all."""

    event: EventPage  # in the participant's language
    frame: dict[str, Any]
    link: str
    sequence: int  # of the calendar file


def compose(
    registration: Registration, kind: str, key: str, words: wording.Words, letter: Letter, method: str = ""
) -> outbox.Composed:
    """A mail with the facts as they are for this participant and, with a `method`, the calendar file."""
    with translation.override(registration.language):
        if kind == "data_deleted":  # nothing of them is left, not even in our last mail
            context = context_of(letter.event, *words, name="", link="", facts=[])
        else:
            facts = _facts(letter.event, registration)
            context = context_of(letter.event, *words, registration.name, letter.link, facts)
        if kind == "verify":
            context["words"]["button"] = _("Confirm your registration")
    return outbox.compose(
        f"events.{kind}",
        key,
        registration.email,
        registration.language,
        context,
        about=registration,
        reply_to=letter.frame["address"] if kind in ANSWERED else "",
        attachments=[calendar_file(registration, letter, method)] if method else [],
        frame=letter.frame,
    )


def sequences(event: EventPage, emails: Collection[str]) -> dict[str, int]:
    """
    By address: the SEQUENCE of a calendar file that is sent now.

    It rises with each change of the event and of any registration with the address: so it does from a cancellation to
    its undoing, and to another registration.
    """
    # Small letters, as Python and PostgreSQL do not agree on capitals: of ß Python makes two letters.
    rows = Registration.objects.filter(event=event).annotate(address=Lower("email")).order_by()
    rows = rows.filter(address__in={email.lower() for email in emails})
    versions = dict(rows.values_list("address").annotate(Sum("version")))
    return {email: event.sequence + versions.get(email.lower(), 0) for email in emails}


def calendar_file(registration: Registration, letter: Letter, method: str) -> outbox.MailAttachment:
    organizer = letter.frame["office"], letter.frame["address"] or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    is_online = registration.way == Registration.Attendance.ONLINE
    with translation.override(registration.language):
        sessions = programme.lines(registration.sessions, letter.event)
    recipient = ics.Recipient(registration.email, letter.sequence, is_online, letter.link, sessions)
    content = ics.personal(letter.event, registration.language, method, organizer, recipient)
    return "event.ics", content, f"text/calendar; method={method}"


def note_context(
    registration: Registration, subject: str, text: str, link: str, more: Sequence[str] = ()
) -> dict[str, Any]:
    """What the mail's templates need; the organiser's words are plain text and hold no placeholders."""
    with translation.override(registration.language):
        paragraphs = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
        paragraphs += more
        event = in_language(registration.event, registration.language)
        return context_of(event, subject, paragraphs, registration.name, link, [])


def new_links(event: EventPage, registrations: Collection[Registration]) -> list[str]:
    """Each its own, to the participant's page in their language."""
    tokens = links.create_all(SCOPE, registrations, lifetime(event))
    return [address_of(each.language, token) for each, token in zip(registrations, tokens, strict=True)]


def address_of(language: str, token: str) -> str:
    with translation.override(language):
        return outbox.absolute(reverse("registration:self_service", args=[token]))


def context_of(
    event: EventPage, subject: str, paragraphs: list[str], name: str, link: str, facts: list[Fact]
) -> dict[str, Any]:
    return {
        "event": event,
        "facts": facts,
        "link": link,
        "words": {
            "subject": subject,
            "greeting": _("Good day %(name)s,") % {"name": name} if name else _("Good day,"),
            "paragraphs": paragraphs,
            "button": _("See your registration"),
        },
    }


def in_language(event: EventPage, language: str) -> EventPage:
    if language == languages.SOURCE:  # that of the event's page itself; under the lock each query counts
        return event
    page = i18n.localize_pages([event], language).get(event.pk, event)
    return page.specific if page.pk != event.pk else event


def lifetime(event: EventPage) -> timedelta:
    longer = POSTPONED_LASTS if event.is_postponed else timedelta()
    return max(timedelta(days=2), event.ends_at + LINK_LASTS + longer - timezone.now())


def _facts(event: EventPage, registration: Registration) -> list[Fact]:
    when = _("There is no new date yet.") if event.is_postponed else event_wording.when(event)
    facts = [(_("When"), when), (_("You take part"), registration.way.label)]
    if registration.way == Registration.Attendance.ON_SITE and (place := event_wording.place(event)):
        facts.append((_("Where"), place))
    facts.append((_("People registered"), f"{registration.seats} ({', '.join(registration.people)})"))
    facts += programme.facts_of(registration, event)
    return facts + [(label, words) for label, words in event_wording.language_facts(event)]
