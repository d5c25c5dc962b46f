import datetime
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignedLinkQuerySet(models.QuerySet):
    def valid(self, now: datetime.datetime | None = None) -> Self:
        return self.filter(revoked_at__isnull=True, expires_at__gt=now or timezone.now())

    def of(self, target: models.Model) -> Self:
        return self.filter(content_type=ContentType.objects.get_for_model(target), object_id=str(target.pk))


class SignedLink(models.Model):
    """
    What a link in a mail lets its holder do with one object. Made and read by `core.privacy.links`.

    Only the token's SHA-256 is kept: who reads the database cannot use the link.
    """

    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True)
    scope = models.CharField(_("scope"), max_length=50)
    content_type = models.ForeignKey(ContentType, verbose_name=_("kind"), on_delete=models.CASCADE)
    object_id = models.CharField(_("key of the object"), max_length=40)
    target = GenericForeignKey()
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"), db_index=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = SignedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("signed link")
        verbose_name_plural = _("signed links")
        indexes = [models.Index(fields=["content_type", "object_id"], name="signed_link_target")]

    def __str__(self) -> str:
        return f"{self.scope} {self.object_id}"


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

    def __str__(self) -> str:
        return f"{self.erased_at:%Y-%m-%d}"


class AccessRecord(models.Model):
    """Who did what to which personal record, or logged in: `core.privacy.traces`. Holds none of the data."""

    class Act(models.TextChoices):
        READ = "read", _("Read")
        EXPORT = "export", _("Exported")
        CHANGE = "change", _("Changed")
        ERASE = "erase", _("Erased")
        LOG_IN = "log-in", _("Logged in")
        LOG_IN_FAILED = "log-in-failed", _("Log-in failed")
        LOG_OUT = "log-out", _("Logged out")

    LONGEST = 200

    at = models.DateTimeField(_("time"), default=timezone.now, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    act = models.CharField(_("what was done"), max_length=20, choices=Act.choices)
    kind = models.ForeignKey(
        ContentType, verbose_name=_("kind of record"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    key = models.CharField(_("key of the record"), max_length=40, blank=True)
    count = models.PositiveIntegerField(_("number of records"), null=True)
    screen = models.CharField(_("address in the admin"), max_length=LONGEST, blank=True)
    network = models.CharField(_("network"), max_length=50, blank=True)

    class Meta:
        verbose_name = _("access to personal data")
        verbose_name_plural = _("accesses to personal data")
        ordering = ["-at", "-pk"]
        default_permissions = ["view"]
        indexes = [models.Index(fields=["user", "act", "-at"], name="access_again")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"
