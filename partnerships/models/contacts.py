from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from core.text import languages
from partnerships.models.contributions import Decidable
from partnerships.models.partnerships import Partnership


class PartnershipContact(models.Model):
    """Who is asked once a year whether a partnership’s entry is still correct; shown to few editors."""

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
    contact = models.ForeignKey(
        PartnershipContact,
        verbose_name=_("contact"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="corrections",
    )  # who is thanked: nobody once somebody else has taken the place
    message = models.TextField(_("what has changed"), blank=True)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    closed_at = models.DateTimeField(_("seen to"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-created_at"]

    def __str__(self):
        return str(self.partnership)


class CorrectedFact(Decidable):
    """One fact that a contact says is another one; an editor takes it over or leaves it."""

    class Decision(models.TextChoices):
        OPEN = "", _("to be decided")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="facts")
    fact = models.CharField(_("fact"), max_length=30)
    old = models.TextField(_("old"), blank=True)
    new = models.TextField(_("new"), blank=True)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("corrected fact")
        verbose_name_plural = _("corrected facts")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["correction", "fact"], name="one_correction_a_fact")]

    def __str__(self):
        return self.fact

    @property
    def label(self):
        return Partnership._meta.get_field(self.fact).verbose_name

    @property
    def old_in_words(self):
        return self._in_words(self.old)

    @property
    def new_in_words(self):
        return self._in_words(self.new)

    def _in_words(self, value):
        return Partnership.fact_in_words(self.fact, value)

    def decision_url(self, decision):
        return reverse(Correction.snippet_viewset.get_url_name("decide"), args=[self.pk, decision])
