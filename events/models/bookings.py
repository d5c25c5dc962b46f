from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.text import languages


class Booking(models.Model):
    """
    What was asked for in one form: several dates of a series, each with a registration of its own.

    It ties them together for one mail, one click and one page; it goes with the last of them.
    """

    language = models.CharField(_("language"), max_length=2, choices=languages.choices)
    created_at = models.DateTimeField(_("registered on"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("registration for several dates")
        verbose_name_plural = _("registrations for several dates")

    def __str__(self):
        return f"{self.pk}"

    def release(self, registration):
        """It has ended, or belongs to somebody else now; the others stay."""
        self.registrations.filter(pk=registration.pk).update(booking=None)
        registration.booking = None
        type(self).objects.filter(pk=self.pk, registrations=None).delete()

    @property
    def in_order(self):
        """The registrations, in the order of their dates."""
        rows = self.registrations.select_related("event__locale").prefetch_related("attendees")
        return list(rows.order_by("event__starts_at", "pk"))
