"""PDFs about participants. Everything that people typed is handed to Typst as JSON, never as text of the program."""

import json
from pathlib import Path
from typing import Any, Literal

import typst
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core.mail.sender import office_name
from core.text.characters import strip_deceptive_characters
from events import programme, wording
from events.models import EventPage, Registration
from events.participants import access
from events.participants.people import people_of
from home import i18n

HERE = Path(__file__).parent
STANDARDS: list[Literal["a-2a", "a-2b"]] = [
    "a-2a",
    "a-2b",
]  # archivable and tagged; a name in letters that no font has allows neither


def _typeset(template: str, data: dict[str, Any]) -> bytes:
    """The PDF of a template, to the strictest standard that its letters allow."""
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    for standard in STANDARDS:
        try:
            return typst.compile(HERE / template, root=HERE, sys_inputs=inputs, format="pdf", pdf_standards=standard)
        except typst.TypstError:
            continue
    return typst.compile(HERE / template, root=HERE, sys_inputs=inputs, format="pdf")


def _data(event: EventPage, rows: list[dict[str, str]], language: str) -> dict[str, Any]:
    with override(language):
        version = i18n.localize_pages([event], language).get(event.pk, event).specific
        return {
            "title": version.title,
            "language": language,
            "office": office_name(language),
            "when": str(wording.when(version)),
            "place": str(wording.place(version) or ""),
            "rows": rows,
            "words": {
                "number": _("No."),
                "name": _("Name"),
                "organisation": _("Organisation"),
                "signature": _("Signature"),
                "certificate": _("Certificate of attendance"),
                "took_part": _("took part in this event:"),
            },
        }


def _rows(registrations: QuerySet[Registration], *, only_who_came: bool = False) -> list[dict[str, str]]:
    """Everybody of each party, by name."""
    rows = registrations.filter(anonymised_at=None).prefetch_related("attendees", "check_ins")
    found = [
        {
            "name": strip_deceptive_characters(person.known_as),
            "organisation": strip_deceptive_characters(registration.organisation),
        }
        for registration in rows
        for person in people_of(registration)
        if not only_who_came or (person.check_in and person.check_in.came)
    ]
    return sorted(found, key=lambda row: row["name"].casefold())


def _on_site(event: EventPage) -> QuerySet[Registration]:
    taking_part = Registration.objects.filter(event=event).taking_part()
    return taking_part.filter(attendance=Registration.Attendance.ON_SITE)


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


@access.for_event
def sign_in(request: HttpRequest, event: EventPage) -> HttpResponse:
    """Of the whole event, or of one session."""
    key, rows = request.GET.get("session", ""), _on_site(event)
    if not key:
        data = _data(event, _rows(rows), get_language())
        return _pdf(_typeset("sign_in.typ", data), f"sign-in-{event.pk}")
    session = next((session for session in event.programme if str(session.pk) == key), None)
    if session is None:
        raise Http404
    data = _data(event, _rows(rows.filter(choices__session=session, choices__was_full=False)), get_language())
    data["when"] = f"{programme.line(session, event)} · {data['when']}"
    return _pdf(_typeset("sign_in.typ", data), f"sign-in-{event.pk}-{session.pk}")


@access.for_event
def badges(request: HttpRequest, event: EventPage) -> HttpResponse:
    rows = _rows(_on_site(event))
    if not rows:
        messages.warning(request, _("Nobody is confirmed for this event on site yet."))
        return redirect("participants:list", event.pk)
    return _pdf(_typeset("badges.typ", _data(event, rows, get_language())), f"badges-{event.pk}")


@access.for_event
def certificate(request: HttpRequest, event: EventPage, pk: int) -> HttpResponse:
    return certificate_of(get_object_or_404(Registration.objects.filter(event=event), pk=pk))


def certificate_of(registration: Registration) -> HttpResponse:
    """For each person of a registration that took part, in the language of the registration."""
    if not registration.has_certificate:
        raise Http404
    language = registration.language
    with override(language):
        rows = _rows(Registration.objects.filter(pk=registration.pk), only_who_came=True)
        data = _data(registration.event, rows, language)
        if registration.way == Registration.Attendance.ONLINE:
            data["place"] = str(registration.way.label)
    content = _typeset("certificate.typ", data)
    return _pdf(content, f"certificate-{registration.pk}")
