"""What one fills in to take part; the fields depend on the event."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from core.privacy.processing import LegalBasis, Processing
from core.public_forms import consents
from core.public_forms.form import Consent, PublicForm, personal
from core.public_forms.models import ConsentText, Submission
from core.text import languages
from core.text.addresses import EmailField
from events.models import EventPage, Question, Registration
from events.registration import intake, question_field, quotas, service, session_field, shown_field
from home import memberships

ORGANISE = _("To organise the event and to write to you about it.")
INVITED = _("To see whether you are invited.")
HEALTH = Consent(
    _(
        "I expressly agree that the project office uses my answers on my needs, which may tell of my health, for this "
        "event only (Art. 9 (2) (a) GDPR). I can withdraw this at any time by my link."
    )
)


class DetailsForm(PublicForm):
    """Who comes, and what is asked of them; the base of forms for one event and for several."""

    heading = _("Your registration")
    repeats_words = False  # the person's own page does
    processing = Processing(_("Registration for an event"), (LegalBasis.PUBLIC_TASK,))

    person = personal(
        forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})),
        purpose=ORGANISE,
        retention="participants",
    )
    email = personal(
        EmailField(label=_("Your e-mail address"), widget=forms.EmailInput({"autocomplete": "email"})),
        purpose=ORGANISE,
        retention="participants",
    )
    organisation = personal(
        forms.CharField(
            label=_("Municipality or organisation"),
            max_length=200,
            required=False,
            widget=forms.TextInput({"autocomplete": "organization"}),
        ),
        purpose=ORGANISE,
        retention="participants",
    )

    # For subclasses to say.
    most_others: int
    retention_days: int
    questions: dict[str, Question]  # by the names of their fields

    def add_ways(self, ways: Sequence[EventPage.Attendance]) -> None:
        if len(ways) > 1:
            self.fields["attendance"] = forms.ChoiceField(
                label=_("How will you take part?"),
                choices=[(way.value, way.label) for way in ways],
                widget=forms.RadioSelect,
            )

    def add_party(self) -> None:
        self.fields["email"].help_text = (
            _("One registration for each address. Name those who come with you below, under “Further people”.")
            if self.most_others
            else _("One registration for each address: whoever comes with you registers with their own.")
        )
        if self.most_others:
            self._add_others()

    def add_questions(self) -> None:
        for name, question in self.questions.items():
            self.fields[name] = personal(
                question_field.field_of(question, required=question.required),
                purpose=question.purpose,
                retention="sensitive" if question.sensitive else "participants",
            )
        if sensitive := [question.label for question in self.questions.values() if question.sensitive]:
            self.fields["health_consent"] = forms.BooleanField(
                label=HEALTH.text,
                required=False,
                help_text=_("Needed only if you answer: %(questions)s") % {"questions": " ".join(sensitive)},
            )

    def _add_others(self) -> None:
        others = forms.CharField(
            label=_("Further people"),
            required=False,
            widget=forms.Textarea({"rows": 3}),
            help_text=_("One name a line, at most %(number)s.") % {"number": self.most_others},
        )
        self.fields["others"] = personal(others, purpose=ORGANISE, retention="participants")
        self.fields["others_agree"] = forms.BooleanField(
            label=_("Those whom I name know of it and agree, and I have shown them the privacy notice."),
            required=False,
        )
        self.fields["accepts_fewer"] = forms.BooleanField(
            label=_("If there are not enough places for all of us, we also take fewer."), required=False
        )

    def how_long(self, period: str) -> StrOrPromise:
        """In the days of this very event."""
        if period != "participants":
            return super().how_long(period)
        words = ngettext(
            "Made anonymous %(days)s day after the event; after 14 days if not confirmed.",
            "Made anonymous %(days)s days after the event; after 14 days if not confirmed.",
            self.retention_days,
        )
        return words % {"days": self.retention_days}

    def clean_others(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        if len(names) > self.most_others:
            raise forms.ValidationError(
                _("Those are too many people for one registration: at most %(number)s besides you.")
                % {"number": self.most_others}
            )
        if any(len(name) > 200 for name in names):
            raise forms.ValidationError(_("A name can have 200 characters at most."))
        return names

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("others") and not given["others_agree"]:
            self.add_error("others_agree", _("Please confirm that those whom you name know of it and agree."))
        if self._tells_of_health(given) and not given["health_consent"]:
            self.add_error("health_consent", _("Please agree to this, or leave the answers on your needs empty."))
        return given

    def _tells_of_health(self, given: dict[str, Any]) -> bool:
        return any(given.get(name) for name, question in self.questions.items() if question.sensitive)

    @property
    def health_consent(self) -> ConsentText | None:
        """Kept with the answers that it is for."""
        return consents.record(self.name, HEALTH) if self._tells_of_health(self.cleaned_data) else None

    @property
    def details(self) -> dict[str, Any]:
        """What is the same for every event that the form is for."""
        given = self.cleaned_data
        others = given.get("others", [])
        return {
            "language": get_language(),
            "name": given["person"],
            "email": given["email"],
            "organisation": given["organisation"],
            "seats": 1 + len(others),
            "accepts_fewer": given.get("accepts_fewer", False),
            "attendees": others,
            "health_consent": self.health_consent,
        }


class RegistrationForm(DetailsForm):
    name = "registration"

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        self.event = event
        self.most_others = event.party_limit - 1
        self.retention_days = event.retention_days
        self.questions = {question.key: question for question in event.source.questions.all()}
        super().__init__(*args, **kwargs)

    @classmethod
    def for_target(cls, target: str, data: QueryDict) -> Self | None:
        event = EventPage.objects.filter(translation_key=target, locale__language_code=languages.SOURCE).first()
        return cls(data=data, event=event) if event else None

    @property
    def submit_label(self) -> StrOrPromise:  # type: ignore[override]  # it depends on the event
        return _("Join the waiting list") if self.event.availability.is_full else _("Register")

    def prepare(self) -> None:
        if self.event.open_to == self.event.OpenTo.CODE:
            self.fields["code"] = _code_field()
            self.order_fields(["code"])
        self.add_ways(self.event.ways)
        self.add_party()
        if sessions := session_field.add_to(self, self.event):
            personal(sessions, purpose=ORGANISE, retention="participants")
        self.add_questions()

    @property
    def answers(self) -> intake.Answers:
        return [(question, self.cleaned_data[name]) for name, question in self.questions.items()]

    @property
    def known_receipt(self) -> dict[str, Any]:
        """All of it, the same for everybody: nobody learns from it who may register."""
        return {
            "will_wait": self._seats.is_full,
            "mails_an_hour": intake.MAILS_AN_HOUR,
        }

    @cached_property
    def _seats(self) -> quotas.Quota:
        """Of the way in which the sender will take part."""
        return quotas.Quota(self.event.source, self.cleaned_data.get("attendance") or self.event.ways[0])

    def save(self, submission: Submission) -> dict[str, Any] | None:
        given = self.cleaned_data
        if self._is_for(given["email"]):
            intake.register(
                self.event.source,
                attendance=self._seats.attendance,
                answers=self.answers,
                sessions=given.get("sessions", []),
                code=given.get("code", ""),
                seen=self._seats,
                **self.details,
            )
        return None

    def _is_for(self, email: str) -> bool:
        event = self.event.source
        return event.open_to != event.OpenTo.GROUP or memberships.is_member(event.working_group, email)


class ChangeForm(RegistrationForm):
    """The same questions again, filled in; address, way of taking part and number of places stay as they are."""

    heading = _("Change my details")
    submit_label = _("Save")

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        self.registration = registration
        super().__init__(*args, event=registration.event, initial=self._given(), **kwargs)

    def _given(self) -> dict[str, Any]:
        given = {answer.question_key: answer.value for answer in self.registration.answers.all()}
        return given | {
            "person": self.registration.name,
            "organisation": self.registration.organisation,
            "others": "\n".join(attendee.name for attendee in self.registration.attendees.all()),
            "others_agree": self.registration.attendees.exists(),
            "sessions": [session.pk for session in self.registration.sessions],
            "health_consent": bool(self.registration.health_consent)
            and self.registration.answers.filter(sensitive=True).exists(),
        }

    def prepare(self) -> None:
        self.most_others = self.registration.seats - 1
        super().prepare()
        for name in ("email", "attendance", "accepts_fewer", "code"):
            self.fields.pop(name, None)
        shown_field.add_to(self, self.registration)

    def save(self, submission: Submission | None = None) -> Any:
        given = self.cleaned_data
        return service.change_answers(
            self.registration,
            name=given["person"],
            organisation=given["organisation"],
            attendees=given.get("others", []),
            answers=self.answers,
            health_consent=self.health_consent,
            sessions=given.get("sessions", []),
            shown=given[shown_field.NAME],
        )


def _code_field() -> forms.Field:
    field = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        help_text=_("It stands in your invitation."),
    )
    return personal(field, purpose=INVITED, retention="participants")
