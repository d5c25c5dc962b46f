"""Mails to participants: in their language for the registration's whole life, through the outbox."""

from datetime import timedelta
from typing import Any, cast

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.mail import outbox
from core.mail.models import OutboxMail
from core.privacy import links
from core.text import languages
from events import ics
from events import wording as event_wording
from events.models import EventPage, Registration
from events.registration import wording
from home import i18n

Fact = tuple[str, Any]  # label and words
SCOPE = "registration"
LINK_LASTS = timedelta(days=30)  # after the event
State = Registration.State

# Which states a mail still makes sense in, when its turn comes; the others tell of something that has happened.
ONLY_WHILE = {
    "verify": {State.UNVERIFIED, State.EXPIRED},
    "pending": {State.PENDING},
    "confirmed": {State.CONFIRMED, State.ATTENDED},
    "waitlisted": {State.WAITLISTED},
    "offered": {State.OFFERED},
    "offer_ended": {State.WAITLISTED},
    "reminder": {State.CONFIRMED},
    "event_changed": {State.CONFIRMED, State.PENDING, State.OFFERED, State.WAITLISTED},
}
KINDS = [
    "verify", "already", "pending", "confirmed", "waitlisted", "offered", "offer_ended", "offer_ended_for_good",
    "changed", "reminder", "cancelled", "undone", "cancelled_by_us", "rejected", "event_changed", "event_cancelled",
    "data_deleted", "organiser_note",
]  # fmt: skip
CALENDAR_METHODS = {
    **dict.fromkeys(["confirmed", "event_changed", "undone"], ics.PUBLISH),
    **dict.fromkeys(["cancelled", "cancelled_by_us", "event_cancelled"], ics.CANCEL),
}


def should_send(row: OutboxMail) -> bool:
    wanted = ONLY_WHILE.get(row.kind.removeprefix("events."))
    registration = Registration.objects.filter(pk=cast(int, row.about_id)).select_related("event").first()
    if registration is None or registration.anonymised_at:
        return row.kind == "events.data_deleted"
    if row.kind == "events.reminder" and registration.event.status == registration.event.Status.CANCELLED:
        return False
    return wanted is None or registration.state in wanted


def send(registration: Registration, kind: str, key: str = "") -> None:
    """Queue a mail; the same version of a registration gets each kind once, or each `key` once."""
    if not registration.email:
        return

    def words() -> dict[str, Any]:
        language = registration.language
        with translation.override(language):
            event = _in_language(registration.event, language)
            subject, paragraphs = getattr(wording, kind)(registration, event)
            facts = _facts(event, registration) if kind != "data_deleted" else []
            context = _context(event, subject, paragraphs, registration.name, _link(registration), facts)
            if kind == "verify":
                context["words"]["button"] = _("Confirm your registration")
        return context

    outbox.queue(
        f"events.{kind}",
        f"registration:{registration.pk}:{kind}:{key or registration.version}",
        registration.email,
        registration.language,
        words,
        about=registration,
        attachments=_attachments(registration, kind),
    )


def send_note(registration: Registration, subject: str, text: str, key: str) -> bool:
    """Queue what an organiser writes; the same `key` once, without making another link. Returns whether it was new."""
    language = registration.language
    key = f"registration:{registration.pk}:organiser_note:{key}"
    if OutboxMail.objects.filter(key=key).exists():
        return False
    link = _link(registration)
    context = note_context(registration.event, language, subject, text, name=registration.name, link=link)
    outbox.queue("events.organiser_note", key, registration.email, language, context, about=registration)
    return True


def note_context(event: EventPage, language: str, subject: str, text: str, *, name: str, link: str) -> dict[str, Any]:
    """What the mail's templates need; the organiser's words are plain text and hold no placeholders."""
    with translation.override(language):
        paragraphs = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
        return _context(_in_language(event, language), subject, paragraphs, name, link, [])


def _link(registration: Registration) -> str:
    token = links.create(SCOPE, registration, _lifetime(registration.event))
    return outbox.absolute(reverse("registration:self_service", args=[token]))


def _context(
    event: EventPage, subject: str, paragraphs: list[str], name: str, link: str, facts: list[Fact]
) -> dict[str, Any]:
    return {
        "event": event,
        "facts": facts,
        "link": link,
        "words": {
            "subject": subject,
            "greeting": _("Good day %(name)s,") % {"name": name},
            "paragraphs": paragraphs,
            "button": _("See your registration"),
        },
    }


def _in_language(event: EventPage, language: str) -> EventPage:
    if language == languages.SOURCE:  # that of the event's page itself; under the lock each query counts
        return event
    page = i18n.localize_pages([event], language).get(event.pk, event)
    return page.specific if page.pk != event.pk else event


def _lifetime(event: EventPage) -> timedelta:
    return max(timedelta(days=2), event.ends_at + LINK_LASTS - timezone.now())


def _facts(event: EventPage, registration: Registration) -> list[Fact]:
    facts = [(_("When"), event_wording.when(event)), (_("You take part"), registration.get_attendance_display())]
    if registration.attendance == Registration.Attendance.ON_SITE and (place := event_wording.place(event)):
        facts.append((_("Where"), place))
    facts.append((_("People registered"), f"{registration.seats} ({', '.join(registration.people)})"))
    return facts + [(label, words) for label, words in event_wording.language_facts(event)]


def _attachments(registration: Registration, kind: str) -> list[outbox.MailAttachment]:
    if method := CALENDAR_METHODS.get(kind):
        content = ics.ics_for(registration.event, registration.language, method=method)
        return [("event.ics", content, f"text/calendar; method={method}")]
    return []
