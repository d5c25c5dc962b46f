from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ErasureRecord(models.Model):
    """That one person's data were erased: after a restore they are erased again. Holds no address, only its hash."""

    address_hash = models.CharField(_("hash of the address"), max_length=64, db_index=True)
    erased_at = models.DateTimeField(_("erased"), default=timezone.now)
    rows = models.PositiveIntegerField(_("number of records"), default=0)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        default_permissions = []
        permissions = [("manage_personal_data", _("Can see, export and erase the data of one person"))]
        constraints = [models.UniqueConstraint(fields=["address_hash", "erased_at"], name="erasure_once")]

    def __str__(self):
        return f"{self.erased_at:%Y-%m-%d}"
