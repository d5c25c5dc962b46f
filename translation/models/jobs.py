from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ExternalJob(models.Model):
    """
    One translation that somebody without an account does, by a link (`core.privacy.links`) that ends.

    The name and address are those of the person; they are deleted some time after the job has ended.
    """

    LONGEST = timedelta(days=90)

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("state of a job", "open")
        COMPLETED = "completed", pgettext_lazy("state of a job", "completed")
        REVOKED = "revoked", pgettext_lazy("state of a job", "revoked")
        ENDED = "ended", pgettext_lazy("state of a job", "ended")

    translation = models.ForeignKey(
        "wagtail_localize.Translation", verbose_name=_("translation"), on_delete=models.CASCADE
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of the mails"), max_length=5)
    note = models.TextField(_("note"), blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("created by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("link ends at"))
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("job for an outside translator")
        verbose_name_plural = _("jobs for outside translators")
        default_permissions = []
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.translation_id}"

    @property
    def state(self) -> "ExternalJob.State":
        if self.completed_at:
            return self.State.COMPLETED
        if self.revoked_at or not self.email or not self.translation.enabled:
            return self.State.REVOKED
        return self.State.OPEN if self.expires_at > timezone.now() else self.State.ENDED

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def last_end(self) -> datetime:
        """Beyond which its link cannot be prolonged."""
        return self.created_at + self.LONGEST
