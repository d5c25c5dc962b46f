"""The devices at the door of one event: each gets a link, which is shown once and can be revoked."""

from datetime import datetime, timedelta
from typing import Any, cast

import segno
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.log_actions import log

from core.mail import outbox
from core.text import languages
from events.check_in import devices as service
from events.models import CheckInDevice, EventPage
from events.participants import access
from home.admin.requests import AuthenticatedRequest, key_in

BY_DEFAULT = timedelta(days=1)  # after the end
LONGEST = timedelta(days=30)


class DeviceForm(forms.ModelForm):
    class Meta:
        model = CheckInDevice
        fields = ["name", "expires_at"]
        widgets = {"expires_at": AdminDateTimeInput}

    def __init__(self, data: QueryDict | None = None, *, event: EventPage) -> None:
        self.end = max(event.ends_at, timezone.now())
        super().__init__(data, initial={"expires_at": self.end + BY_DEFAULT})
        # As the admin's calendar writes it, which not every language of the admin reads by itself.
        until = cast(forms.DateTimeField, self.fields["expires_at"])
        until.input_formats = [settings.WAGTAIL_DATETIME_FORMAT, *formats.get_format("DATETIME_INPUT_FORMATS")]

    def clean_expires_at(self) -> datetime:
        until: datetime = self.cleaned_data["expires_at"]
        if not timezone.now() < until <= self.end + LONGEST:
            raise ValidationError(_("Choose a time that is still to come, and at most 30 days after the event."))
        return until


@access.for_event
def devices(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    if pk := request.POST.get("revoke", ""):
        return _revoke(request, event, key_in(pk))
    form = DeviceForm(request.POST if request.method == "POST" else None, event=event)
    context: dict[str, Any] = {"event": event, "form": form}
    if form.is_valid():
        device = form.save(commit=False)
        device.event, device.made_by = event, request.user
        address = _address(request, service.admit(device))
        log(instance=event, action="events.devices", user=request.user, data={"added": device.pk})
        context |= {"device": device, "address": address, "picture": segno.make(address).svg_data_uri(scale=5)}
        context["form"] = DeviceForm(event=event)
    context |= {"devices": event.devices.select_related("made_by"), "media": form.media}
    status = 422 if form.is_bound and form.errors else 200
    return TemplateResponse(request, "events/admin/devices.html", context, status=status)


def _address(request: AuthenticatedRequest, token: str) -> str:
    with translation.override(languages.preferred_by(request.user)):
        return outbox.absolute(reverse("check_in_device:start", args=[token]), on_admins_host=True)


def _revoke(request: AuthenticatedRequest, event: EventPage, pk: int) -> HttpResponse:
    if device := CheckInDevice.objects.filter(event=event, pk=pk, revoked_at=None).first():
        service.revoke(device)
        log(instance=event, action="events.devices", user=request.user, data={"revoked": device.pk})
    messages.success(request, _("The link of this device opens nothing any more."))
    return redirect("participants:devices", event.pk)
