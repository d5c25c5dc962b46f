from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from home import languages
from partnerships.models.partnerships import Partnership


class PartnershipContact(models.Model):
    """Who is asked once a year whether a partnership's entry is still correct. Shown to editors only."""

    partnership = ParentalKey(Partnership, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=2, choices=languages.choices, default=languages.SOURCE)
    active_at = models.DateTimeField(_("last heard of"), default=timezone.now, editable=False)
    asked_at = models.DateTimeField(_("last asked"), null=True, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [models.UniqueConstraint(fields=["partnership"], name="one_contact_a_partnership")]

    def __str__(self):
        return str(self.partnership)


class Correction(models.Model):
    """What a contact says has changed; an editor sees to it."""

    partnership = models.ForeignKey(
        Partnership, verbose_name=_("partnership"), on_delete=models.CASCADE, related_name="corrections"
    )
    message = models.TextField(_("what has changed"))
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    closed_at = models.DateTimeField(_("seen to"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-created_at"]

    def __str__(self):
        return str(self.partnership)
