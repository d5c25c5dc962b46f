from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class BulkTranslation(models.Model):
    """
    That German pages, and all below them if so wanted, are to be translated into some languages: done by a job.

    `last_path` is the tree path of the last page that is done, after which a run that was stopped goes on.
    """

    pages = models.ManyToManyField("wagtailcore.Page", verbose_name=_("pages"), related_name="+")
    include_subpages = models.BooleanField(_("with the pages below"), default=True)
    locales = models.ManyToManyField("wagtailcore.Locale", verbose_name=_("languages"))
    with_machine = models.BooleanField(_("draft by machine translation"), default=False)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("ordered by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ordered_at = models.DateTimeField(_("ordered at"), auto_now_add=True)
    total = models.PositiveIntegerField(_("number of pages"), default=0)
    done = models.PositiveIntegerField(_("done"), default=0)
    last_path = models.CharField(max_length=255, blank=True, editable=False)
    failed = models.JSONField(_("failed"), default=list, help_text=_("Keys of pages that could not be done."))
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("translation of many pages")
        verbose_name_plural = _("translations of many pages")
        default_permissions = []
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.pk}: {self.done}/{self.total}"
