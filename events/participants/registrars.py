"""Who sees to the participants of one event beside the registrars of all: named, and taken off again, by those."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from events.models import EventPage, EventRegistrar
from events.participants import access
from home.admin.requests import AuthenticatedRequest, key_in
from home.models import User
from home.staff.inboxes import who_may


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, user: User) -> str:
        return f"{user.get_full_name() or user.get_username()} ({user.email})"


class RegistrarForm(forms.Form):
    user = PersonField(
        queryset=User.objects.none(),
        label=gettext_lazy("Person"),
        help_text=gettext_lazy("Whoever may log in to the admin; nothing else is needed."),
    )

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = who_may(access.ADMIN).exclude(pk__in=event.registrars.values("user"))
        self.fields["user"].queryset = people.order_by("last_name", "first_name", "pk")  # type: ignore[attr-defined]


@access.for_event_by_registrar_of_all
def registrars(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    if pk := request.POST.get("remove", ""):
        return _remove(request, event, key_in(pk))
    form = RegistrarForm(request.POST if request.method == "POST" else None, event=event)
    if form.is_valid():
        named, _created = EventRegistrar.objects.get_or_create(event=event, user=form.cleaned_data["user"])
        _note(request, event, added=named.user_id)
        messages.success(request, _("This person now sees to the participants of this event."))
        return redirect("participants:registrars", event.pk)
    context = {"event": event, "form": form, "registrars": event.registrars.select_related("user")}
    return TemplateResponse(request, "events/admin/registrars.html", context, status=422 if form.is_bound else 200)


def _remove(request: AuthenticatedRequest, event: EventPage, pk: int) -> HttpResponse:
    if named := EventRegistrar.objects.filter(event=event, pk=pk).first():
        named.delete()
        _note(request, event, removed=named.user_id)
    messages.success(request, _("This person does not see the participants of this event any more."))
    return redirect("participants:registrars", event.pk)


def _note(request: AuthenticatedRequest, event: EventPage, **data: int) -> None:
    log(instance=event, action="events.registrars", user=request.user, data=data)
