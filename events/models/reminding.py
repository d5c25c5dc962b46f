"""When those who take part are reminded, and what the office adds."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from events.models.facts import synchronized

LONGEST_HOURS = 720


def default_hours():
    return [24]


class ReminderFacts(models.Model):
    """At most three times; the words are those of the page, in each language."""

    reminder_hours = ArrayField(
        models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(LONGEST_HOURS)]),
        verbose_name=_("hours before the start"),
        default=default_hours,
        db_default=[24],
        blank=True,
        size=3,
        help_text=_("At most three numbers, separated by commas: 168, 24 is a week and a day. Empty: no reminder."),
    )
    reminder_text = models.TextField(
        _("words of ours"),
        blank=True,
        default="",
        db_default="",
        max_length=2000,
        help_text=_("Stand in each reminder."),
    )

    reminder_panel = MultiFieldPanel([FieldPanel("reminder_hours"), FieldPanel("reminder_text")], _("Reminders"))
    reminder_fields = synchronized("reminder_hours")

    class Meta:
        abstract = True

    def reminder_errors(self):
        if len(set(self.reminder_hours)) < len(self.reminder_hours):
            return {"reminder_hours": _("Each number once.")}
        return {}

    def reminder_due(self, now):
        """`(hours before, since when)` of the reminder that is due, the latest of several; None before the first."""
        left = self.starts_at - now
        hours = min((hours for hours in self.reminder_hours if left <= timedelta(hours=hours)), default=None)
        return None if hours is None else (hours, self.starts_at - timedelta(hours=hours))
