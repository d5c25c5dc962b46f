"""Who sees to the participants of one event: people of the admin, and devices at the door without an account."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EventRegistrar(models.Model):
    """A person who sees to the participants of this one event; copies and translations of its page do not carry it."""

    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="registrars")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("person for an event’s participants")
        verbose_name_plural = _("persons for an event’s participants")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "user"], name="named_once_an_event")]

    def __str__(self):
        return f"{self.event_id}: {self.user_id}"


class CheckInDevice(models.Model):
    """A device at the door of one event, by a link (`core.privacy.links`), for as long as who made it may give it."""

    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="devices")
    name = models.CharField(_("name"), max_length=100, help_text=_("Such as “Tablet at the side entrance”."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(_("revoked on"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("device for the check-in")
        verbose_name_plural = _("devices for the check-in")
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    @property
    def is_open(self):
        return self.revoked_at is None and timezone.now() < self.expires_at
