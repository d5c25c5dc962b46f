"""What an organiser writes to participants: the words, once for all whom they are for."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.text.fields import InEachLanguage


class Mailing(models.Model):
    """
    One mail of an organiser to many; the outbox has a row for each recipient, whose key ends with this one's.

    The same words are one mailing, however often they are sent: nobody gets them twice.
    """

    class Kind(models.TextChoices):
        ORGANISER_NOTE = "organiser_note", _("Written to participants")
        THANKS = "thanks", _("Said thank you")

    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="mailings")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    subject = InEachLanguage(models.CharField, _("subject"), max_length=150)
    text = InEachLanguage(models.TextField, _("text"))
    digest = models.CharField(max_length=64)  # of the words
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("when"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mail to participants")
        verbose_name_plural = _("mails to participants")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "kind", "digest"], name="one_mailing_of_the_same_words")
        ]

    def __str__(self):
        return f"{self.event_id}: {self.kind}"
