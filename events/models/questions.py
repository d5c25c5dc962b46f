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
        if self.type not in {self.Type.CHOICE, self.Type.MULTIPLE}:
            return
        numbers = {code: len(self.choices_in(code)) for code in languages.CODES}
        if numbers[languages.SOURCE] < 2:
            raise ValidationError({f"choices_{languages.SOURCE}": _("Write at least two choices, one a line.")})
        for code, number in numbers.items():
            if number != numbers[languages.SOURCE]:
                message = _("There have to be as many choices as in German.")
                raise ValidationError({f"choices_{code}": message})

    def choices_in(self, language):
        lines = getattr(self, f"choices_{language}").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def allows(self, other):
        """Whether answers to this question are right for that one, which has its key."""
        before, after = self.choices_in(languages.SOURCE), other.choices_in(languages.SOURCE)
        has_moved = any(words in before and before.index(words) != number for number, words in enumerate(after))
        return not before or (self.type == other.type and len(before) <= len(after) and not has_moved)

    @property
    def numbered_choices(self):
        """`(number from 1, words)`; answers hold the number, so that it is the same choice in every language."""
        words = self.choices_in(languages.active()) or self.choices_in(languages.SOURCE)
        return [(str(number), text) for number, text in enumerate(words, start=1)]
