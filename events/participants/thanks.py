"""The one button after an event: thank those who came."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from events.models import EventPage, Registration
from events.participants import access, mailing
from events.registration import thanks as service
from home.requests import AuthenticatedRequest


@access.for_event
def thanks(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    if not event.is_past or not event.is_on:
        messages.warning(request, _("The thanks are sent once the event is over."))
        return redirect("participants:list", event.pk)
    rows = service.not_thanked(event)
    thanked = service.who_came(event).count() - rows.count()
    if thanked and not rows.exists():
        messages.warning(request, _("All who came have been thanked already."))
        return redirect("participants:list", event.pk)
    took_part = rows.filter(state=Registration.State.ATTENDED)

    def context_of(language: str, subject: str, text: str) -> dict[str, Any]:
        return service.context(
            event, language, subject, text, name="…", link="…", questions="…",
            took_part=took_part.filter(language=language).exists(),
        )  # fmt: skip

    extra = {"note": _already(thanked)} if thanked else {}
    title = _("Say thank you")
    words = service.words(event)
    return mailing.answer(
        request, event, mailing.Mailing(service.KIND, title, rows, context_of, service.send, extra, words)
    )


def _already(number: int) -> str:
    words = ngettext(
        "%(number)s person has been thanked already; this goes to those alone who came since.",
        "%(number)s people have been thanked already; this goes to those alone who came since.",
        number,
    )
    return words % {"number": number}
