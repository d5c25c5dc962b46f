"""One dialog for each act of an event: why, then what will be told to whom, then it is published."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise
from wagtail.admin import messages

from core.text import languages
from events import times
from events.changes import acts, telling
from events.forms import PLACE, fields_of
from events.models import EventPage, OnlineAccess
from events.participants import access
from home.admin.page_form_view import PageFormView

WHEN = ["starts_at", "ends_at", "closes_at", "cancel_until"]


class ActForm(forms.Form):
    """Why, in each language; where one is empty, its readers get the German words, marked as such."""

    def __init__(self, *args, event, act, **kwargs):
        super().__init__(*args, **kwargs)
        self.event, self.act = event, act
        self.fields |= self.facts_fields()
        for code in languages.CODES:
            self.fields[f"reason_{code}"] = forms.CharField(
                label=_("Reason (%(language)s)") % {"language": languages.LANGUAGES[code].name},
                max_length=1000,
                required=code == languages.SOURCE,
                widget=forms.Textarea({"rows": 3}),
            )

    def facts_fields(self):
        return {}

    def given(self):
        """What the act is asked for beside the reason."""
        return {}

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        self.reason = {f"reason_{code}": cleaned[f"reason_{code}"] for code in languages.CODES}
        try:
            self.facts = self.act.facts(self.event, **self.given())
            self.planned = acts.planned(self.event, self.facts, self.reason)
        except ValidationError as error:
            raise ValidationError(error.messages) from None
        return cleaned

    @property
    def digest(self):
        """Of what the editor has seen; only this is published."""
        return salted_hmac("events.acts", repr(sorted(self.cleaned_data.items()))).hexdigest()

    def perform(self, user):
        return acts.publish(self.event, self.facts, user, self.reason)


class RescheduleForm(ActForm):
    """Times as clocks of the event's zone show them."""

    def facts_fields(self):
        return fields_of(self.event, [*WHEN, *PLACE])

    def given(self):
        given = {name: self.cleaned_data[name] for name in [*WHEN, *PLACE]}
        zone = self.event.timezone
        return given | {name: times.at(given[name], zone) for name in WHEN if given[name]}


class MoveOnlineForm(ActForm):
    def facts_fields(self):
        access = OnlineAccess.objects.filter(event=self.event).first()
        link = forms.URLField(
            label=capfirst(_("link to join")), max_length=1000, required=False, assume_scheme="https",
            initial=access.join_url if access else "", help_text=_("Only those registered see it, before the start."),
        )  # fmt: skip
        return {"join_url": link}

    def perform(self, user):
        if link := self.cleaned_data["join_url"]:
            OnlineAccess.objects.update_or_create(event=self.event, defaults={"join_url": link})
        return super().perform(user)


class CapacityForm(ActForm):
    def facts_fields(self):
        names = [f"capacity_{way.replace('-', '_')}" for way in self.event.ways]
        return fields_of(self.event, names)

    def given(self):
        return {name: value for name, value in self.cleaned_data.items() if name.startswith("capacity_")}


@dataclass(frozen=True)
class Act:
    name: str
    title: StrOrPromise
    icon: str
    facts: Callable[..., acts.Facts]
    form: type[ActForm] = ActForm

    @property
    def route(self):
        return f"events_admin:{self.name}"


ACTS = [
    Act("reschedule", gettext_lazy("Change time or place"), "date", acts.reschedule, RescheduleForm),
    Act("move-online", gettext_lazy("Move online"), "globe", acts.move_online, MoveOnlineForm),
    Act("postpone", gettext_lazy("Postpone without a date"), "time", acts.postpone),
    Act("cancel", gettext_lazy("Cancel the event"), "cross", acts.cancel),
    Act("reopen", gettext_lazy("Takes place after all"), "rotate", acts.reopen),
    Act("close-registration", gettext_lazy("Close the registration"), "lock", acts.close_registration),
    Act("capacity", gettext_lazy("Change the number of places"), "group", acts.change_capacity, CapacityForm),
]


class ActView(PageFormView):
    """For those who may publish the event."""

    template_name = "events/admin/act.html"
    page_model = EventPage
    act: Act | None = None
    submitting_label = gettext_lazy("One moment …")

    def is_allowed(self, permissions):
        return permissions.can_publish() and self.page.live

    @property
    def header_icon(self):
        return self.act.icon

    def get_page_title(self):
        return self.act.title

    def get_form_class(self):
        return self.act.form

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"event": self.page, "act": self.act}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"changes": telling.latest(self.page)}

    @property
    def submit_label(self):
        return _("Show who will be told what")

    def form_valid(self, form):
        if self.request.POST.get("seen") != form.digest:
            shown = {"previews": telling.preview(form.planned), "seen": form.digest, "is_seen": True}
            labels = {"submit_button_label": _("Publish, and tell them")}
            return self.render_to_response(self.get_context_data(form=form) | shown | labels)
        try:
            with transaction.atomic():
                change = form.perform(self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        words = _("Done: %(act)s. People to be told: %(number)s.")
        messages.success(self.request, words % {"act": self.act.title, "number": change.to_tell})
        if access.may_manage(self.request.user, self.page):
            return redirect("participants:list", self.page.pk)
        return redirect("wagtailadmin_pages:edit", self.page.pk)
