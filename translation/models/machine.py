from django.db import models
from django.utils.translation import gettext_lazy as _


class MachineUse(models.Model):
    """How many characters a machine translation service was sent in a month; `month` is its first day."""

    service = models.CharField(_("service"), max_length=30)
    month = models.DateField(_("month"))
    characters = models.PositiveBigIntegerField(_("characters"), default=0)

    class Meta:
        verbose_name = _("use of machine translation")
        verbose_name_plural = _("uses of machine translation")
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["service", "month"], name="machine_use_once_a_month")]

    def __str__(self):
        return f"{self.service} {self.month:%Y-%m}"
