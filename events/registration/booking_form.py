"""What one fills in to take part in several dates of a series; its fields depend on those that are open."""

from typing import Any, Self

from django import forms
from django.db.models import F
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.public_forms.models import Submission
from core.text import languages, typography
from events import wording
from events.models import EventPage, EventSeriesPage, Question
from events.registration import bookings, intake
from events.registration.form import DetailsForm

WORDS = ["type", "sensitive", *languages.columns("label"), *languages.columns("choices")]


class BookingForm(DetailsForm):
    name = "booking"
    submit_label = _("Register for the ticked dates")

    def __init__(self, *args: Any, series: EventSeriesPage, **kwargs: Any) -> None:
        self.dates = {str(date.translation_key): date for date in series.bookable}
        self.most_others = max((date.party_limit for date in self.dates.values()), default=1) - 1
        self.retention_days = max((date.retention_days for date in self.dates.values()), default=0)
        self._ask_once()
        super().__init__(*args, **kwargs)

    @classmethod
    def for_target(cls, target: str, data: QueryDict) -> Self | None:
        series = EventSeriesPage.objects.filter(translation_key=target, locale__language_code=languages.SOURCE).first()
        return cls(data=data, series=series) if series else None

    def _ask_once(self) -> None:
        """Copies of a question have its key, and are one question as long as they have its words too."""
        rows = Question.objects.filter(event__translation_key__in=self.dates).order_by("event", "sort_order", "pk")
        self.questions = {}
        self.questions_of: dict[str, dict[str, Question]] = {key: {} for key in self.dates}  # by date and field
        for question in rows.annotate(date=F("event__translation_key")):
            known = self.questions.get(question.key)
            is_same = not known or all(getattr(known, name) == getattr(question, name) for name in WORDS)
            name = question.key if is_same else f"{question.key}-{question.pk}"
            self.questions.setdefault(name, question)
            self.questions_of[str(question.date)][name] = question

    def prepare(self) -> None:
        self.fields["dates"] = forms.MultipleChoiceField(
            label=_("Dates"),
            choices=[(key, _in_words(date)) for key, date in self.dates.items()],
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Please tick at least one date."),
                "invalid_choice": _("For one of these dates one can no longer register. Please choose anew."),
            },
        )
        self.order_fields(["dates"])
        leave_a_choice = [date for date in self.dates.values() if len(date.ways) > 1]
        self.add_ways(leave_a_choice[0].ways if leave_a_choice else [])
        self._ask_for("attendance", leave_a_choice)
        self.add_party()
        self.add_questions()
        for name in self.questions:
            asking = [key for key in self.dates if name in self.questions_of[key]]
            self._ask_for(name, [self.dates[key] for key in asking])
            self.fields[name].required &= all(self.questions_of[key][name].required for key in asking)

    def _ask_for(self, name: str, dates: list[EventPage]) -> None:
        """Say which dates it is about, where not all."""
        field = self.fields.get(name)
        if field and len(dates) < len(self.dates):
            words = _("Has to be filled in for: %(dates)s") if field.required else _("Only for: %(dates)s")
            field.help_text = words % {"dates": "; ".join(date.start for date in dates)}
            field.required = False

    def clean_dates(self) -> list[EventPage]:
        chosen = [self.dates[key] for key in self.cleaned_data["dates"]]
        self.most_others = min(date.party_limit for date in chosen) - 1
        return chosen

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for date in given.get("dates", []):
            questions = self.questions_of[str(date.translation_key)]
            needed = [name for name, question in questions.items() if question.required]
            needed += ["attendance"] if len(date.ways) > 1 else []
            for name in needed:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return given

    def save(self, submission: Submission) -> dict[str, Any]:
        chosen = self.cleaned_data["dates"]
        ways = {date.translation_key: self._way(date) for date in chosen}
        rows = EventPage.objects.filter(translation_key__in=ways, locale__language_code=languages.SOURCE)
        wishes = [
            bookings.Wish(event, ways[event.translation_key], self._answers(event))
            for event in rows.select_related("locale")
        ]
        full = [date for date in chosen if date.availability.is_full_for(ways[date.translation_key])]
        bookings.register(wishes, **self.details)
        return {
            "dates": [str(date.translation_key) for date in chosen],
            "full": [str(date.translation_key) for date in full],
            "mails_an_hour": intake.MAILS_AN_HOUR,
        }

    def _way(self, date: EventPage) -> str:
        return self.cleaned_data["attendance"] if len(date.ways) > 1 else date.ways[0]

    def _answers(self, event: EventPage) -> intake.Answers:
        asked = self.questions_of[str(event.translation_key)]
        return [(question, self.cleaned_data[name]) for name, question in asked.items()]


def _in_words(date: EventPage) -> str:
    return typography.dash().join([wording.when(date), str(date.how), *date.registration_state])
