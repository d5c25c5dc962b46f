"""The codes of an event for invited people: made, handed out and taken back by its organisers."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from core.mail import outbox
from core.tables.writing import csv_response
from core.text.lines import OneLineField
from events.models import EventCode, EventPage
from events.participants import access
from events.registration import codes as service
from home.admin.requests import AuthenticatedRequest, key_in


class CodesForm(forms.Form):
    number = forms.IntegerField(label=gettext_lazy("Number of codes"), min_value=1, max_value=200, initial=1)
    uses_allowed = forms.IntegerField(
        label=gettext_lazy("Registrations allowed with each"), min_value=1, max_value=1000, initial=1
    )
    note = OneLineField(
        label=gettext_lazy("For whom"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For your own list; deleted with the data of the participants."),
    )
    valid_until = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Empty: as long as one can register."),
    )


@access.for_event
def codes(request: AuthenticatedRequest, event: EventPage) -> HttpResponseBase:
    if request.method == "GET" and "csv" in request.GET:
        return csv_response(_table(event), f"{event.slug}-codes", delimiter=";")
    if pk := request.POST.get("delete", ""):
        EventCode.objects.filter(event=event, pk=key_in(pk)).delete()
        messages.success(request, _("Nobody can register with this code any more. Who has, stays registered."))
        return redirect("participants:codes", event.pk)
    form = CodesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = service.make(event, **form.cleaned_data)
        words = ngettext("%(number)s code was made.", "%(number)s codes were made.", len(made))
        messages.success(request, words % {"number": len(made)})
        return redirect("participants:codes", event.pk)
    context = {"event": event, "form": form, "codes": service.counted(event), "addresses": _addresses(event)}
    return TemplateResponse(request, "events/admin/codes.html", context, status=422 if form.is_bound else 200)


def _addresses(event: EventPage) -> list[tuple[str, str]]:
    """`(language, address of the form)` of each public version; a code is added to it."""
    found = []
    for page in EventPage.objects.filter(translation_key=event.translation_key, live=True).select_related("locale"):
        with translation.override(page.locale.language_code):
            found.append((page.locale.language_code, f"{outbox.absolute(page.registration_url)}?code="))
    return sorted(found)


def _table(event: EventPage) -> Iterator[list[Any]]:
    addresses = _addresses(event)
    yield [_("Code"), _("For whom"), _("Used"), _("Registrations allowed"), _("Last day"), *dict(addresses)]
    for code in service.counted(event):
        links = [f"{address}{code.code}" for _language, address in addresses]
        yield [code.code, code.note, code.used, code.uses_allowed, code.valid_until or "", *links]
