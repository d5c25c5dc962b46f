"""The page for the door: installable, and at work without a network once it was opened with one."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.text.characters import strip_deceptive_characters
from events.check_in import notes, tickets
from events.models import CheckInDevice, EventPage
from events.participants.people import people_of
from home.models import User

KEPT_AFTER_THE_END = timedelta(days=2)  # then the device deletes its list
MOST_NOTES = 5000
SCRIPTS = ["check_in.js", "store.js", "camera.js", "qr/decode.js"]


@dataclass(frozen=True)
class Door:
    """Where notes are taken for one event, and by whom: a user, or a device by its link."""

    event: EventPage
    address: Callable[[str], str]  # of a part of the page, by its name
    user: User | None = None
    device: CheckInDevice | None = None


def page(request: HttpRequest, door: Door) -> HttpResponse:
    context = {
        "event": door.event,
        "device": door.device,
        "people": door.address("people"),
        "manifest": door.address("manifest"),
        "worker": door.address("worker"),
        "language": get_language(),
        "words": _words(door),
    }
    return render(request, "events/admin/check_in.html", context)


def _words(door: Door) -> dict[str, str]:
    """What the page's script says."""
    return {
        "numbers": _("{came} of {all} people are here"),
        "waiting": _("Notes that wait to be sent: {number}."),
        "offline": _("No network. Carry on: everything is sent later."),
        "refused": _("The link of this device has ended. Ask for a new one: what was noted here is sent with it.")
        if door.device
        else _("The server refuses this device. Carry on, and log in again on this device: nothing is lost."),
        "since": _("here since {time}"),
        "companion": _("Companion of {name}"),
        "came": _("{name} is here."),
        "takenBack": _("{name} is not here after all."),
        "unknown": _("Nobody is expected with this ticket."),
        "already": _("{name} has been here since {time}: the ticket was used before."),
        "party": _("A ticket for {number} people: choose who is here."),
        "noCamera": _("There is no camera, or it may not be used."),
        "sure": _("Notes that were not sent yet are lost: {number}. Delete them all the same?"),
        "forgotten": _("The list is deleted from this device."),
    }


def people(request: HttpRequest, door: Door, csrf: str) -> HttpResponse:
    """Whoever is expected, one row a person; on POST after taking in the notes that the device sends."""
    if request.method == "POST":
        try:
            sent = [_note(row) for row in json.loads(request.body)["notes"][:MOST_NOTES]]
        except (ValueError, KeyError, TypeError, OverflowError):
            return JsonResponse({"error": _("These notes were not understood.")}, status=400)
        try:
            notes.merge(door.event, sent, door.user, device=door.device)
        except ValidationError as error:  # somebody else is at it: the device sends them again
            return JsonResponse({"error": error.messages[0]}, status=503)
    return JsonResponse(
        {
            "now": timezone.now().isoformat(),
            "until": (door.event.ends_at + KEPT_AFTER_THE_END).isoformat(),
            "csrf": csrf,
            "people": _people(door.event),
        }
    )


def _note(row: Any) -> notes.Note:
    at = datetime.fromisoformat(row["at"])
    key, position, came = row["registration"], row["position"], row["came"]
    if timezone.is_naive(at) or type(came) is not bool or not 0 < int(key) < 2**63 or not 0 < int(position) < 2**15:
        raise ValueError("not a note")
    return notes.Note(at=at, came=came, registration=int(key), position=int(position))


def _people(event: EventPage) -> list[dict[str, Any]]:
    found = []
    rows = notes.expected_at_door(event).prefetch_related("attendees", "check_ins").order_by("name", "pk")
    for registration in rows:
        code, *former_codes = tickets.codes_of(registration)
        found += [
            {
                "registration": registration.pk,
                "position": person.position,
                "code": code,
                "former_codes": former_codes,
                "name": strip_deceptive_characters(person.name),
                "party": strip_deceptive_characters(registration.name) if person.position > 1 else "",
                "organisation": strip_deceptive_characters(registration.organisation),
                "came": bool(person.check_in and person.check_in.came),
                "at": person.check_in.at.isoformat() if person.check_in else "",
            }
            for person in people_of(registration)
        ]
    return found


def manifest(door: Door) -> HttpResponse:
    return JsonResponse(
        {
            "name": _("Check-in: %(event)s") % {"event": door.event.title},
            "short_name": _("Check-in"),
            "lang": get_language(),
            "start_url": door.address("start"),
            "scope": door.address("start"),
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": "#0b2c38",
            "icons": [
                {"src": static(f"home/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
                for size in (192, 512)
            ],
        },
        content_type="application/manifest+json",
    )


def worker(request: HttpRequest, door: Door) -> HttpResponse:
    """The service worker; its scope is the page alone, and it keeps no names."""
    files = [
        door.address("start"),
        static("events/check_in/check_in.css"),
        *(static(f"events/check_in/{name}") for name in SCRIPTS),
    ]
    script = render(request, "events/admin/check_in_worker.js", {"files": json.dumps(files)}).content
    return HttpResponse(script, content_type="text/javascript")
