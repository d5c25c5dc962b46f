from django.db import models
from django.utils.translation import gettext_lazy as _


class JobRun(models.Model):
    """How a regular job went the last time, or when a process that should always run was last seen."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=300, blank=True)
    error = models.CharField(_("error"), max_length=300, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)

    class Meta:
        verbose_name = _("regular job")
        verbose_name_plural = _("regular jobs")
        ordering = ["name"]
        default_permissions = ["view"]

    def __str__(self):
        return self.name
