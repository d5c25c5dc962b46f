"""The one button after an event: thank those who came."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from events.models import EventPage, Mailing, Registration
from events.participants import access, mailing
from events.registration import thanks as service
from home.admin.requests import AuthenticatedRequest

State = Registration.State


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
    took_part = rows.filter(state=State.ATTENDED)

    def context_of(language: str, subject: str, text: str) -> dict[str, Any]:
        state = State.ATTENDED if took_part.filter(language=language).exists() else State.CONFIRMED
        somebody = mailing.somebody(event, language, state)
        found = service.context_for(somebody, subject, text, "…")
        return found | {"questions": found["questions"] and "…"}

    extra = {"note": _already(thanked)} if thanked else {}
    title = _("Say thank you")
    plan = mailing.Plan(Mailing.Kind.THANKS, title, rows, context_of, extra, service.words(event))
    return mailing.answer(request, event, plan)


def _already(number: int) -> str:
    words = ngettext(
        "%(number)s person has been thanked already; this goes to those alone who came since.",
        "%(number)s people have been thanked already; this goes to those alone who came since.",
        number,
    )
    return words % {"number": number}
