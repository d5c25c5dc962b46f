"""The page for the door, for a device that has a link: of one event, without an account and without a cookie."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django_permissions_policy.decorators import permissions_policy_override

from core.public_forms.link_views import for_holder
from events.check_in import devices, door
from events.models import CheckInDevice


def _unknown(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "events/check_in_unknown.html", status=404)


def _door(request: HttpRequest, device: CheckInDevice) -> door.Door:
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    return door.Door(device.event, lambda name: reverse(f"check_in_device:{name}", args=[token]), device=device)


for_device = for_holder(devices.SCOPE, unknown=_unknown, is_valid=devices.may_note)


@permissions_policy_override({"camera": ["self"]})
@for_device
def page(request: HttpRequest, device: CheckInDevice) -> HttpResponse:
    return door.page(request, _door(request, device))


@for_device
def people(request: HttpRequest, device: CheckInDevice) -> HttpResponse:
    if request.method == "POST":
        devices.note_use(device)
    return door.people(request, _door(request, device), csrf="")


@for_device
def manifest(request: HttpRequest, device: CheckInDevice) -> HttpResponse:
    return door.manifest(_door(request, device))


@for_device
def worker(request: HttpRequest, device: CheckInDevice) -> HttpResponse:
    return door.worker(request, _door(request, device))
