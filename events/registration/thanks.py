"""What comes after an event, once to each who took part: thanks, documents, the certificate and three questions."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.mail import outbox
from core.mail.models import OutboxMail
from core.text import languages
from events import documents, survey
from events.models import EventDocument, EventPage, Registration
from events.registration import mails

KIND = "thanks"


def who_came(event: EventPage) -> QuerySet[Registration]:
    """Where somebody noted who came, those alone; else all who had a place. On site and online each for itself."""
    rows = Registration.objects.filter(event=event)
    noted = rows.filter(attendance=OuterRef("attendance"), state=Registration.State.ATTENDED)
    came = Q(state=Registration.State.ATTENDED) | ~Exists(noted)
    return rows.taking_part().filter(came).exclude(email="")


def not_thanked(event: EventPage) -> QuerySet[Registration]:
    about_type = ContentType.objects.get_for_model(Registration)
    sent = OutboxMail.objects.filter(kind=f"events.{KIND}", about_type=about_type, about_id=OuterRef("pk"))
    return who_came(event).filter(~Exists(sent))


def words(event: EventPage) -> dict[str, str]:
    """What the organiser begins with."""
    found = {}
    for code in languages.CODES:
        with translation.override(code):
            title = mails.in_language(event, code).title
            found[f"subject_{code}"] = (_("Thank you for taking part: %(event)s") % {"event": title})[:150]
            found[f"text_{code}"] = _("thank you for having been there.")
    return found


def context(
    event: EventPage, language: str, subject: str, text: str, *, name: str, link: str, questions: str, took_part: bool
) -> dict[str, Any]:
    with translation.override(language):
        afterwards = [each for each in documents.of(event) if each.when == EventDocument.When.AFTER]
        more = documents.announced(afterwards, mails.in_language(event, language))
        if took_part:
            more.append(_("Your certificate of attendance stands on your own registration page too."))
    found = mails.note_context(event, language, subject, text, name=name, link=link, more=more)
    return found | {"questions": questions if survey.is_open(event) else ""}


def send(registration: Registration, subject: str, text: str, key: str) -> bool:
    """Queue it; whatever the words are, each gets one. Returns whether it was new."""
    event, language = registration.event, registration.language
    key = f"registration:{registration.pk}:{KIND}"
    if OutboxMail.objects.filter(key=key).exists():
        return False
    with translation.override(language):
        (link,) = mails.new_links(event, [registration])
        address = outbox.absolute(reverse("registration:questions", args=[event.pk, survey.new_token(event)]))
    took_part = registration.has_certificate
    values = context(
        event, language, subject, text, name=registration.name, link=link, questions=address, took_part=took_part
    )
    outbox.queue(f"events.{KIND}", key, registration.email, language, values, about=registration)
    return True
