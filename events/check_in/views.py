"""The page for the door, for registrars who have logged in."""

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django_permissions_policy.decorators import permissions_policy_override

from events.check_in import door
from events.models import EventPage
from events.participants import access
from home.admin.requests import AuthenticatedRequest


def _door(request: AuthenticatedRequest, event: EventPage) -> door.Door:
    return door.Door(event, lambda name: reverse(f"check_in:{name}", args=[event.pk]), user=request.user)


@permissions_policy_override({"camera": ["self"]})
@access.for_event
def page(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    return door.page(request, _door(request, event))


@access.for_event
def people(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    return door.people(request, _door(request, event), csrf=get_token(request))


@access.for_event
def manifest(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    return door.manifest(_door(request, event))


@access.for_event
def worker(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    return door.worker(request, _door(request, event))
