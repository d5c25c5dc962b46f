"""The forms by which an organiser writes down what a participant would: somebody new, or corrections."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.public_forms import consents
from core.text import languages
from core.text.addresses import EmailField
from core.text.lines import OneLineField
from events.models import EventPage, Registration
from events.registration import session_field, shown_field
from events.registration.form import HEALTH, RegistrationForm
from events.registration.question_field import field_of

MOST = 20  # people of a party that is entered by hand
FIELDS = ["name", "email", "organisation", "language", "attendance", "seats"]


class EntryForm(forms.Form):
    """All details, with the event's questions; none of those has to be answered, for the person is not here."""

    name = OneLineField(label=gettext_lazy("Name"), max_length=200)
    email = EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        help_text=gettext_lazy("Empty: this person gets no mails."),
    )
    organisation = OneLineField(label=gettext_lazy("Organisation"), max_length=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of mails"), choices=languages.choices)
    attendance = forms.ChoiceField(label=gettext_lazy("Takes part"))
    seats = forms.IntegerField(label=gettext_lazy("Places"), min_value=1, max_value=MOST, initial=1)
    others = forms.CharField(
        label=gettext_lazy("Further people"),
        help_text=gettext_lazy("One name a line; they are on badges and lists."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, event: EventPage, may_see_sensitive: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["attendance"]).choices = [(way.value, way.label) for way in event.ways]
        session_field.add_to(self, event)
        self.questions = [question for question in event.questions.all() if may_see_sensitive or not question.sensitive]
        for question in self.questions:
            self.fields[question.key] = field_of(question, required=False)
        if any(question.sensitive for question in self.questions):
            self.fields["health_consent"] = forms.BooleanField(
                label=_("The person has agreed to this, as far as sensitive questions are answered"),
                help_text=HEALTH.text,
                required=False,
            )

    def clean_others(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        if any(len(name) > 200 for name in names):
            raise ValidationError(_("A name can have 200 characters at most."))
        return names

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if len(given.get("others", [])) >= given.get("seats", MOST):
            self.add_error("seats", _("You name more people than there are places. Raise the number of places."))
        if self._tells_of_health and not given.get("health_consent"):
            self.add_error("health_consent", _("Tick that the person agrees, or leave the sensitive answers empty."))
        return given

    @property
    def _tells_of_health(self) -> bool:
        return any(self.cleaned_data.get(question.key) for question in self.questions if question.sensitive)

    @property
    def details(self) -> dict[str, Any]:
        """As `organiser.add` and `editing.edit` take them."""
        given = self.cleaned_data
        return {name: given[name] for name in FIELDS} | {
            "attendees": given["others"],
            "sessions": given.get("sessions", []),
            "answers": [(question, given[question.key]) for question in self.questions],
            "health_consent": consents.record(RegistrationForm.name, HEALTH) if self._tells_of_health else None,
        }


class AddForm(EntryForm):
    """Somebody who registered by phone or by letter."""

    over_capacity = forms.BooleanField(
        label=gettext_lazy("Confirm even if there is no place left (this is noted)"), required=False
    )
    has_consent = forms.BooleanField(
        label=gettext_lazy("The person knows that and for what the data are kept, and agrees.")
    )


class EditForm(EntryForm):
    is_told = forms.BooleanField(
        label=gettext_lazy("Tell the person by mail what has been changed"), required=False, initial=True
    )

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        given: dict[str, Any] = {answer.question_key: answer.value for answer in registration.answers.all()}
        given |= {name: getattr(registration, name) for name in FIELDS}
        given["others"] = "\n".join(person.name for person in registration.attendees.all())
        given["sessions"] = [session.pk for session in registration.sessions]
        given["health_consent"] = registration.health_consent_id is not None
        super().__init__(*args, event=registration.event, initial=given, **kwargs)
        shown_field.add_to(self, registration)
        way = Registration.Attendance(registration.attendance)
        if way not in registration.event.ways:  # chosen before the event left one way only
            cast(forms.ChoiceField, self.fields["attendance"]).choices = [(way.value, registration.way.label)]
        self.order_fields([name for name in self.fields if name != "is_told"])
