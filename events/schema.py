"""Events as schema.org data for search engines."""

import zoneinfo
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from core.text import countries, languages
from events.models.registration_facts import RegistrationFacts
from home import i18n

EventPage = Any  # pages of events import this module


def of(event: EventPage, request: HttpRequest) -> dict[str, Any]:
    """The event for search engines; never with the link to join."""
    return _core(event, request) | _status(event) | _registration(event, request)


def of_series(series: EventPage, dates: Sequence[EventPage], request: HttpRequest) -> dict[str, Any]:
    """A series with those of its dates that are to come; what else is known of a date stands on its own page."""
    address = i18n.absolute_url(series, request)
    return {
        "@type": "EventSeries",
        "@id": f"{address}#series",
        "name": series.title,
        "description": series.share_text,
        "url": address,
        "startDate": _iso(dates[0].starts_at, dates[0].timezone),
        "endDate": _iso(dates[-1].ends_at, dates[-1].timezone),
        "subEvent": [
            _core(date, request) | {"eventStatus": f"https://schema.org/{_STATUS[date.status]}"} for date in dates
        ],
    }


def _core(event: EventPage, request: HttpRequest) -> dict[str, Any]:
    address = i18n.absolute_url(event, request)
    return {
        "@type": "Event",
        "@id": f"{address}#event",
        "name": event.title,
        "description": event.share_text,
        "startDate": _iso(event.starts_at, event.timezone),
        "endDate": _iso(event.ends_at, event.timezone),
        "eventAttendanceMode": f"https://schema.org/{_attendance(event)}",
        "location": _locations(event, address),
        "inLanguage": event.understood_languages or [event.content_language],
        "isAccessibleForFree": event.is_free,
        "url": address,
        "organizer": {"@id": f"{request.build_absolute_uri(f'/{languages.SOURCE}/')}#organization"},
    }


def _status(event: EventPage) -> dict[str, Any]:
    """With the start that it had before, where that is another one."""
    moved = event.latest_move
    is_planned = event.status == event.Status.SCHEDULED
    name = "EventRescheduled" if moved and is_planned else _STATUS[event.status]
    status = {"eventStatus": f"https://schema.org/{name}"}
    if moved:
        status["previousStartDate"] = _iso(datetime.fromisoformat(moved.before["starts_at"]), event.timezone)
    return status


_STATUS = {
    "scheduled": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved-online": "EventMovedOnline",
}


_AVAILABILITY = {
    RegistrationFacts.Phase.EARLY: "PreOrder",
    RegistrationFacts.Phase.OPEN: "InStock",
    RegistrationFacts.Phase.CLOSED: "OutOfStock",
    RegistrationFacts.Phase.CANCELLED: "Discontinued",
    RegistrationFacts.Phase.POSTPONED: "OutOfStock",
}


def _registration(event: EventPage, request: HttpRequest) -> dict[str, Any]:
    """Where and until when one registers, and how many places there are; no numbers where there is no limit."""
    if event.policy == event.Policy.EXTERNAL:
        return {"offers": _offer(event, event.external_url)}
    if not event.takes_registrations:
        return {}
    phase, places = event.phase(), event.availability
    is_full = phase == event.Phase.OPEN and places.is_full
    kind = "SoldOut" if is_full else _AVAILABILITY[phase]
    offer = _offer(event, request.build_absolute_uri(event.registration_url))
    offer |= {
        "availability": f"https://schema.org/{kind}",
        "availabilityEnds": _iso(event.registration_ends_at, event.timezone),
    }
    if event.opens_at:
        offer["validFrom"] = offer["availabilityStarts"] = _iso(event.opens_at, event.timezone)
    numbers = {"maximumAttendeeCapacity": places.capacity, "remainingAttendeeCapacity": places.free}
    return {"offers": offer} | {name: number for name, number in numbers.items() if number is not None}


def _offer(event: EventPage, address: str) -> dict[str, Any]:
    price = {"price": 0, "priceCurrency": "EUR"} if event.is_free else {}
    return {"@type": "Offer", "url": address} | price


def _attendance(event: EventPage) -> str:
    if not event.is_on_site:
        return "OnlineEventAttendanceMode"
    is_mixed = event.attendance == event.Attendance.HYBRID
    return "MixedEventAttendanceMode" if is_mixed else "OfflineEventAttendanceMode"


def _locations(event: EventPage, address: str) -> list[dict[str, Any]]:
    virtual = {"@type": "VirtualLocation", "url": address}
    if not event.is_on_site:
        return [virtual]
    parts = {
        "streetAddress": event.street,
        "postalCode": event.postcode,
        "addressLocality": event.city,
        "addressCountry": event.country,
    }
    place = {
        "@type": "Place",
        "name": event.place_name or event.city or countries.name(event.country),
        "address": {"@type": "PostalAddress"} | {name: value for name, value in parts.items() if value},
    }
    return [place, virtual] if event.attendance == event.Attendance.HYBRID else [place]


def _iso(instant: datetime, zone: str) -> str:
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).isoformat()
