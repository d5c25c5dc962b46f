"""Devices that note at the door of one event by a link, without an account."""

from django.db import transaction
from django.utils import timezone

from core.privacy import links
from events.models import CheckInDevice
from events.participants import access

SCOPE = "check-in"


@transaction.atomic
def admit(device: CheckInDevice) -> str:
    """Store the device; returns the token of its link, which cannot be had again."""
    device.save()
    return links.create(SCOPE, device, device.expires_at - timezone.now())


@transaction.atomic
def revoke(device: CheckInDevice) -> None:
    device.revoked_at = timezone.now()
    device.save(update_fields=["revoked_at"])
    links.revoke(device, SCOPE)


def may_note(device: CheckInDevice) -> bool:
    """A link is worth no more than who made it: it ends when they may not see the participants any more."""
    return device.is_open and device.made_by is not None and access.may_manage(device.made_by, device.event)


def note_use(device: CheckInDevice) -> None:
    CheckInDevice.objects.filter(pk=device.pk).update(last_used_at=timezone.now())
