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


def who_came(event: EventPage) -> QuerySet[Registration]:
    """Where somebody noted who came, those alone; else all who had a place. On site and online each for itself."""
    rows = Registration.objects.filter(event=event)
    noted = rows.filter(attendance=OuterRef("attendance"), state=Registration.State.ATTENDED)
    came = Q(state=Registration.State.ATTENDED) | ~Exists(noted)
    return rows.taking_part().filter(came).exclude(email="")


def not_thanked(event: EventPage) -> QuerySet[Registration]:
    about_type = ContentType.objects.get_for_model(Registration)
    sent = OutboxMail.objects.filter(kind="events.thanks", about_type=about_type, about_id=OuterRef("pk"))
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


def context_for(registration: Registration, subject: str, text: str, link: str) -> dict[str, Any]:
    """The organiser's words, and what there is beside: documents, the certificate, a link to the questions."""
    event = registration.event
    with translation.override(registration.language):
        afterwards = [each for each in documents.of(event) if each.when == EventDocument.When.AFTER]
        more = documents.announced(afterwards, mails.in_language(event, registration.language))
        if registration.has_certificate:
            more.append(_("Your certificate of attendance stands on your own registration page too."))
        questions = outbox.absolute(reverse("registration:questions", args=[event.pk, survey.new_token(event)]))
    found = mails.note_context(registration, subject, text, link, more)
    return found | {"questions": questions if survey.is_open(event) else ""}
