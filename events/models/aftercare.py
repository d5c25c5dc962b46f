"""What those registered get beyond the event's page, and what they say afterwards."""

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text.fields import InEachLanguage
from events.models.facts import TimeFacts

RATINGS = range(1, 6)
FEWEST = 5  # answers to be shown: with fewer one could guess whose they are
LONGEST_HOURS = 720


class EventDocument(models.Model):
    """
    A document for confirmed participants only, shown on their own page.

    Apart from the event's page, so that no revision, copy, feed, search or export of pages can hold it.
    """

    class When(models.TextChoices):
        AT_ONCE = "at-once", _("At once")
        BEFORE = "before", _("Before the event")
        AFTER = "after", _("After the event")

    event = models.ForeignKey(
        "events.EventPage", verbose_name=_("event"), on_delete=models.CASCADE, related_name="documents"
    )
    document = models.ForeignKey(
        "home.CustomDocument", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    when = models.CharField(_("shown"), max_length=10, choices=When, default=When.AT_ONCE)
    hours = models.PositiveSmallIntegerField(
        _("hours"),
        default=0,
        validators=[MaxValueValidator(LONGEST_HOURS)],
        help_text=_("So many before the start, or after the end."),
    )
    own_title = InEachLanguage(models.CharField, _("title"), max_length=200, blank=True)

    # The choice of a document asks where else it stands, and then this place does not count.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("document for those registered")
        verbose_name_plural = _("documents for those registered")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.document_id}"

    @property
    def title(self) -> str:
        return self.own_title or self.document.title

    @property
    def title_language(self) -> str:
        return self.own_title.language if self.own_title else self.document.language

    def shown_from(self, event: TimeFacts) -> datetime | None:
        """None: at once."""
        hours = timedelta(hours=self.hours)
        if self.when == self.When.AT_ONCE:
            return None
        return event.starts_at - hours if self.when == self.When.BEFORE else event.ends_at + hours


class SurveyResult(models.Model):
    """
    What people said of an event: sums, and words in the order of the alphabet.

    No row is one person's, and none tells when it was written, in which order or beside what.
    """

    event = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="survey")
    ratings = ArrayField(models.PositiveIntegerField(), default=list)  # how often each was given, from 1 up
    helped = ArrayField(models.TextField(), default=list)
    missing = ArrayField(models.TextField(), default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answers after an event")
        verbose_name_plural = _("answers after events")

    def __str__(self) -> str:
        return str(self.event_id)

    @property
    def count(self) -> int:
        return sum(self.ratings)

    @property
    def is_shown(self) -> bool:
        return self.count >= FEWEST

    @property
    def words(self) -> list[tuple[str, list[str]]]:
        """`(question, what was said)`, where as many people said something."""
        said = [(_("What has helped"), self.helped), (_("What was missing"), self.missing)]
        return [(str(label), words) for label, words in said if len(words) >= FEWEST]

    @property
    def withholds_words(self) -> bool:
        return any(0 < len(words) < FEWEST for words in (self.helped, self.missing))

    @property
    def mean(self) -> float | None:
        total = sum(rating * number for rating, number in self.distribution)
        return total / self.count if self.count else None

    @property
    def distribution(self) -> list[tuple[int, int]]:
        """`(rating, how often)`."""
        return list(zip(RATINGS, self.ratings, strict=False))


class SurveyUse(models.Model):
    """That a link to the questions has been used. Without a number or a time, which would tell an order."""

    token_hash = models.CharField(max_length=64, primary_key=True)
    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("used link to questions")
        verbose_name_plural = _("used links to questions")

    def __str__(self) -> str:
        return str(self.event_id)
