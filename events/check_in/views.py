"""The page for the door: installable, and at work without a network once it was opened with one."""

import json
from datetime import datetime, timedelta

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_permissions_policy.decorators import permissions_policy_override

from core.text.characters import strip_deceptive_characters
from events.check_in import notes, tickets
from events.participants import access
from events.participants.people import people_of

KEPT_AFTER_THE_END = timedelta(days=2)  # then the device deletes its list
MOST_NOTES = 5000
SCRIPTS = ["check_in.js", "store.js", "camera.js", "qr/decode.js"]


@permissions_policy_override({"camera": ["self"]})
@access.for_event
def page(request, event):
    context = {"event": event, "language": get_language(), "words": _words()}
    return render(request, "events/admin/check_in.html", context)


def _words():
    """What the page's script says."""
    return {
        "numbers": _("{came} of {all} people are here"),
        "waiting": _("Notes that wait to be sent: {number}."),
        "offline": _("No network. Carry on: everything is sent later."),
        "refused": _("The server refuses this device. Carry on, and log in again on this device: nothing is lost."),
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


@access.for_event
def people(request, event):
    """Whoever is expected, one row a person; on POST after taking in the notes that the device sends."""
    if request.method == "POST":
        try:
            sent = [_note(row) for row in json.loads(request.body)["notes"][:MOST_NOTES]]
        except (ValueError, KeyError, TypeError, OverflowError):
            return JsonResponse({"error": _("These notes were not understood.")}, status=400)
        notes.merge(event, sent, request.user)
    return JsonResponse(
        {
            "now": timezone.now().isoformat(),
            "until": (event.ends_at + KEPT_AFTER_THE_END).isoformat(),
            "csrf": get_token(request),
            "people": _people(event),
        }
    )


def _note(row):
    at = datetime.fromisoformat(row["at"])
    key, position, came = row["registration"], row["position"], row["came"]
    if timezone.is_naive(at) or type(came) is not bool or not 0 < int(key) < 2**63 or not 0 < int(position) < 2**15:
        raise ValueError("not a note")
    return notes.Note(at=at, came=came, registration=int(key), position=int(position))


def _people(event):
    found = []
    rows = notes.expected_at_door(event).prefetch_related("attendees", "check_ins").order_by("name", "pk")
    for registration in rows:
        code = tickets.code_of(registration)
        found += [
            {
                "registration": registration.pk,
                "position": person.position,
                "code": code,
                "name": strip_deceptive_characters(person.name),
                "party": strip_deceptive_characters(registration.name) if person.position > 1 else "",
                "organisation": strip_deceptive_characters(registration.organisation),
                "came": bool(person.check_in and person.check_in.came),
                "at": person.check_in.at.isoformat() if person.check_in else "",
            }
            for person in people_of(registration)
        ]
    return found


@access.for_event
def manifest(request, event):
    return JsonResponse(
        {
            "name": _("Check-in: %(event)s") % {"event": event.title},
            "short_name": _("Check-in"),
            "lang": get_language(),
            "start_url": reverse("check_in:start", args=[event.pk]),
            "scope": reverse("check_in:start", args=[event.pk]),
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


@access.for_event
def worker(request, event):
    """The service worker; its scope is the page alone, and it keeps no names."""
    files = [
        reverse("check_in:start", args=[event.pk]),
        static("events/check_in/check_in.css"),
        *(static(f"events/check_in/{name}") for name in SCRIPTS),
    ]
    script = render(request, "events/admin/check_in_worker.js", {"files": json.dumps(files)}).content
    return HttpResponse(script, content_type="text/javascript")
