import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.models import Orderable

from core.text import languages
from core.text.fields import InEachLanguage


def new_key():
    return f"q{secrets.token_hex(4)}"


class Question(Orderable):
    """
    What is asked on registration, in three languages.

    Answers refer to the key, which stays when words change and which a copy of the event keeps.
    """

    class Type(models.TextChoices):
        TEXT = "text", _("Text")
        LONG_TEXT = "long-text", _("Long text")
        CHOICE = "choice", _("One of several choices")
        MULTIPLE = "multiple", _("Any of several choices")
        YES_NO = "yes-no", _("Yes or no")

    event = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(default=new_key, editable=False)
    type = models.CharField(_("kind of answer"), max_length=20, choices=Type, default=Type.TEXT)
    required = models.BooleanField(_("has to be answered"), default=False)
    sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Such as food or access needs: seen by few, deleted 14 days after the event."),
    )
    label = InEachLanguage(models.CharField, _("question"), max_length=250, others={})
    purpose = InEachLanguage(models.CharField, _("what the answer is for"), max_length=250, others={})
    choices = InEachLanguage(
        models.TextField,
        _("choices"),
        blank=True,
        source={"help_text": _("One a line.")},
        others={"help_text": _("In the same order.")},
    )

    # What answers mean, and who may read them.
    meaning = ("type", "required", "sensitive", *(f"choices_{code}" for code in languages.CODES))

    panels = [
        Row([FieldPanel("type"), FieldPanel("required"), FieldPanel("sensitive")]),
        *(Row([FieldPanel(f"{name}_{code}") for code in languages.CODES]) for name in ("label", "purpose", "choices")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [models.UniqueConstraint(fields=["event", "key"], name="one_question_a_key")]

    def __str__(self):
        return self.label_de

    def clean(self):
        if self.sensitive and self.required:
            raise ValidationError({"required": _("Sensitive answers are voluntary: consent to them must be free.")})
        if not self.has_choices:
            return
        numbers = {code: len(self.choices_in(code)) for code in languages.CODES}
        if numbers[languages.SOURCE] < 2:
            raise ValidationError({f"choices_{languages.SOURCE}": _("Write at least two choices, one a line.")})
        for code, number in numbers.items():
            if number != numbers[languages.SOURCE]:
                message = _("There have to be as many choices as in German.")
                raise ValidationError({f"choices_{code}": message})
            if len({*self.choices_in(code)}) < number:
                raise ValidationError({f"choices_{code}": _("Two of these choices are the same.")})

    def choices_in(self, language):
        lines = getattr(self, f"choices_{language}").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def refuse_change(self, after):
        """Raises ValidationError where answers to this question would be wrong for `after`, which has its key."""
        errors = {}
        if self.sensitive and not after.sensitive:
            errors["sensitive"] = _("People have answered already: the question stays sensitive.")
        if self.type != after.type and (self.type, after.type) != (self.Type.TEXT, self.Type.LONG_TEXT):
            errors["type"] = _("People have answered already: this stays the kind of answer.")
        elif self.has_choices and not self._keeps_choices(after):
            errors[f"choices_{languages.SOURCE}"] = _(
                "People have answered already: correct choices, and add others at the end; let all of them stay."
            )
        if errors:
            raise ValidationError(errors)

    def keep_meaning(self, after):
        """Give back to `after` what `refuse_change` would refuse."""
        try:
            self.refuse_change(after)
        except ValidationError:
            for name in self.meaning:
                setattr(after, name, getattr(self, name))

    def _keeps_choices(self, after):
        """Answers are the numbers of choices: they may be corrected and added at the end."""
        kept, given = self.choices_in(languages.SOURCE), after.choices_in(languages.SOURCE)
        has_moved = any(words in kept and kept.index(words) != number for number, words in enumerate(given))
        return len(kept) <= len(given) and not has_moved

    @property
    def has_choices(self):
        return self.type in {self.Type.CHOICE, self.Type.MULTIPLE}

    @property
    def numbered_choices(self):
        """`(number from 1, words)`; answers hold the number, so that it is the same choice in every language."""
        words = self.choices_in(languages.active()) or self.choices_in(languages.SOURCE)
        return [(str(number), text) for number, text in enumerate(words, start=1)]


class QuestionFacts(models.Model):
    """What an event has of its questions."""

    class Meta:
        abstract = True

    def with_content_json(self, content):
        """A draft leaves to questions what their answers mean, also where it was written before those came."""
        draft = super().with_content_json(content)
        answered = self.answered_questions()
        for question in draft.questions.all():
            if before := answered.get(question.key):
                before.keep_meaning(question)
        return draft

    def answered_questions(self):
        """Those to which there are answers, as they stand, by their keys."""
        answered = self.registrations.values("answers__question_key")
        return {each.key: each for each in Question.objects.filter(event=self.pk, key__in=answered)}
