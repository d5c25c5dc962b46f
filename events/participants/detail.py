"""One registration: who, what they answered, what happened; and entering somebody by hand."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from core.mail.models import OutboxMail
from core.text import languages
from core.text.addresses import EmailField
from events.models import EventPage, Registration
from events.participants import access, answers
from events.registration import organiser
from home.requests import AuthenticatedRequest


class NotesForm(forms.Form):
    notes = forms.CharField(
        label=gettext_lazy("Internal notes"), required=False, max_length=5000, widget=forms.Textarea({"rows": 3})
    )


@access.for_event
def detail(request: AuthenticatedRequest, event: EventPage, pk: int) -> HttpResponse:
    registration = get_object_or_404(Registration.objects.filter(event=event), pk=pk)
    form = NotesForm(request.POST if "notes" in request.POST else None, initial={"notes": registration.notes})
    if request.method == "POST" and _changed(request, event, registration, form):
        return redirect("participants:detail", event.pk, pk)
    may_see = request.user.has_perm(access.SENSITIVE)
    table = answers.AnswerTable(event)
    context = {
        "event": event,
        "registration": registration,
        "attendees": registration.attendees.all(),
        "answers": table.of(registration, sensitive=False),
        "sensitive_answers": table.of(registration, sensitive=True) if may_see else [],
        "may_see_sensitive": may_see,
        "history": registration.transitions.select_related("by"),
        "mails": OutboxMail.objects.filter(
            about_type__app_label="events", about_type__model="registration", about_id=pk
        ).order_by("queued_at", "pk"),
        "other_ways": [way for way in event.ways if way != registration.attendance],
        "form": form,
    }
    return TemplateResponse(request, "events/admin/participant.html", context)


def _changed(request: AuthenticatedRequest, event: EventPage, registration: Registration, form: NotesForm) -> bool:
    """Do what was asked; False where the form has to be shown again."""
    if form.is_bound:
        if form.is_valid():
            organiser.note(registration, form.cleaned_data["notes"])
            messages.success(request, _("The notes are saved."))
        return form.is_valid()
    way = request.POST.get("attendance", "")
    if way not in event.ways:
        messages.error(request, _("Choose how this person takes part."))
        return True
    try:
        if not organiser.change_quota(registration, way, request.user):
            words = _("Nothing was done: this person takes part in that way already, or no longer at all.")
            messages.warning(request, words)
        elif registration.email:
            messages.success(request, _("The registration was changed, and a mail tells of it."))
        else:
            messages.success(request, _("The registration was changed. There is no address for a mail."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return True


class AddForm(forms.Form):
    """Somebody who registered by phone or by letter."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("Empty: this person gets no mails."),
    )
    organisation = forms.CharField(label=gettext_lazy("Organisation"), max_length=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of mails"), choices=languages.choices)
    attendance = forms.ChoiceField(label=gettext_lazy("Takes part"))
    seats = forms.IntegerField(label=gettext_lazy("Places"), min_value=1, max_value=20, initial=1)
    over_capacity = forms.BooleanField(
        label=gettext_lazy("Confirm even if there is no place left (this is noted)"), required=False
    )
    has_consent = forms.BooleanField(
        label=gettext_lazy("The person knows that and for what the data are kept, and agrees.")
    )

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        cast(forms.ChoiceField, self.fields["attendance"]).choices = [(way.value, way.label) for way in event.ways]


@access.for_event
def add(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    form = AddForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "has_consent"}
        try:
            registration = organiser.add(event, request.user, **fields)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            state = registration.get_state_display()
            messages.success(request, _("Entered. State: %(state)s") % {"state": state})
            return redirect("participants:detail", event.pk, registration.pk)
    return TemplateResponse(request, "events/admin/add_participant.html", {"event": event, "form": form})
