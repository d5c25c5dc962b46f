"""One registration: who, what they answered, what happened; and entering somebody by hand."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise
from wagtail.admin import messages

from core.mail.models import OutboxMail
from events import programme
from events.models import EventPage, Registration
from events.participants import access, answers
from events.participants.entry import AddForm, EditForm
from events.registration import editing, organiser, service, shown_field
from home.admin.requests import AuthenticatedRequest
from home.models import User

State = Registration.State


class NotesForm(forms.Form):
    notes = forms.CharField(
        label=gettext_lazy("Internal notes"), required=False, max_length=5000, widget=forms.Textarea({"rows": 3})
    )


@access.for_event
def detail(request: AuthenticatedRequest, event: EventPage, pk: int) -> HttpResponse:
    registration = get_object_or_404(Registration.objects.filter(event=event), pk=pk)
    registration.event = event
    action = request.POST.get("action", "")
    form = NotesForm(request.POST if action == "notes" else None, initial={"notes": registration.notes})
    may_see = request.user.has_perm(access.SENSITIVE)
    edit_form = EditForm(
        request.POST if action == "edit" else None, registration=registration, may_see_sensitive=may_see
    )
    if request.method == "POST" and _is_done(request, registration, action, form, edit_form):
        return redirect("participants:detail", event.pk, pk)
    table = answers.AnswerTable(event)
    context = {
        "event": event,
        "registration": registration,
        "attendees": registration.attendees.all(),
        "programme": programme.facts_of(registration, event),
        "answers": table.of(registration, sensitive=False),
        "sensitive_answers": table.of(registration, sensitive=True) if may_see else [],
        "may_see_sensitive": may_see,
        "check_ins": registration.check_ins.select_related("by", "device").order_by("position"),
        "history": registration.transitions.select_related("by"),
        "mails": OutboxMail.objects.filter(
            about_type__app_label="events", about_type__model="registration", about_id=pk
        ).order_by("queued_at", "pk"),
        "acts": [(name, act.label, act.tick) for name, act in ACTS.items() if registration.state in act.states],
        "form": form,
        "edit_form": edit_form if registration.is_active else None,
    }
    return TemplateResponse(request, "events/admin/participant.html", context)


@dataclass(frozen=True)
class Act:
    """What can be done with one registration while it is in some states; `do` returns whether it was."""

    label: StrOrPromise
    states: Collection[str]
    do: Callable[[Registration, User, bool], bool]
    done: StrOrPromise
    tick: StrOrPromise = ""


ACTS = {
    "confirm-by-telephone": Act(
        gettext_lazy("Confirm by telephone"),
        [State.UNVERIFIED, State.EXPIRED],
        lambda registration, user, ticked: organiser.confirm_by_telephone(registration, user),
        gettext_lazy("Confirmed for the person; a mail tells how it stands."),
    ),
    "resend": Act(
        gettext_lazy("Send the last mail again"),
        organiser.MAIL_OF,
        lambda registration, user, ticked: organiser.resend(registration, user),
        gettext_lazy("The mail is in the outbox, with a new link."),
    ),
    "offer": Act(
        gettext_lazy("Offer a place out of turn"),
        [State.WAITLISTED],
        lambda registration, user, ticked: organiser.offer_out_of_turn(registration, user, over_capacity=ticked),
        gettext_lazy("The place is offered; the history says who did so."),
        gettext_lazy("Even if there is no place left (this is noted)"),
    ),
}


def _is_done(
    request: AuthenticatedRequest, registration: Registration, action: str, form: NotesForm, edit_form: EditForm
) -> bool:
    """Do what was asked; False where a form has to be shown again."""
    if action == "notes":
        return form.is_valid() and _note(request, registration, form)
    if action == "edit":
        return edit_form.is_valid() and _edit(request, registration, edit_form)
    act = ACTS.get(action)
    if act is None:
        messages.error(request, _("Please choose what to do."))
        return True
    try:
        if act.do(registration, request.user, request.POST.get("tick") == "on"):
            messages.success(request, act.done)
        else:
            messages.warning(request, _("Nothing was done: the state does not allow this, or there is no address."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return True


def _edit(request: AuthenticatedRequest, registration: Registration, form: EditForm) -> bool:
    is_told = form.cleaned_data["is_told"]
    try:
        shown = form.cleaned_data[shown_field.NAME]
        changed = editing.edit(registration, request.user, shown=shown, is_told=is_told, **form.details)
    except service.ChangedMeanwhileError as error:
        shown_field.refuse_once(form, error)
        return False
    except ValidationError as error:
        form.add_error(None, error)
        return False
    if not changed:
        messages.warning(request, _("Nothing was done: everything stood there as you sent it."))
    elif is_told and form.cleaned_data["email"]:
        messages.success(request, _("The registration was changed, and a mail tells of it."))
    else:
        messages.success(request, _("The registration was changed. No mail was sent."))
    return True


def _note(request: AuthenticatedRequest, registration: Registration, form: NotesForm) -> bool:
    try:
        organiser.note(registration, form.cleaned_data["notes"])
    except ValidationError as error:  # the person was erased, or others keep the event
        form.add_error("notes", error)
        return False
    messages.success(request, _("The notes are saved."))
    return True


@access.for_event
def add(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    may_see = request.user.has_perm(access.SENSITIVE)
    form = AddForm(request.POST or None, event=event, may_see_sensitive=may_see)
    if request.method == "POST" and form.is_valid():
        past = form.cleaned_data["over_capacity"]
        try:
            registration = organiser.add(event, request.user, over_capacity=past, **form.details)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            state = registration.get_state_display()
            messages.success(request, _("Entered. State: %(state)s") % {"state": state})
            return redirect("participants:detail", event.pk, registration.pk)
    return TemplateResponse(request, "events/admin/add_participant.html", {"event": event, "form": form})
