"""What public forms leave behind besides the records that they are for."""

import secrets

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.text import languages


class ConsentText(models.Model):
    """A text that people have agreed to, word for word: whoever changes it begins a new version."""

    digest = models.CharField(_("digest"), max_length=64, unique=True)
    form = models.CharField(_("form"), max_length=50)
    language = models.CharField(_("language"), max_length=2, choices=languages.choices)
    text = models.TextField(_("text"))
    first_used_at = models.DateTimeField(_("first used at"), default=timezone.now)

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")

    def __str__(self) -> str:
        return f"{self.form} {self.language} {self.digest[:8]}"


class Submission(models.Model):
    """One form that was sent. Its key is unique: a double click, a retry or a replay finds the row and adds none."""

    key = models.CharField(_("key"), max_length=43, unique=True)
    form = models.CharField(_("form"), max_length=50)
    target = models.CharField(_("target"), max_length=100, blank=True)
    digest = models.CharField(_("digest of what was sent"), max_length=64)
    receipt = models.JSONField(_("receipt"), default=dict, help_text=_("Holds no personal data."))
    sent = models.JSONField(
        _("what was sent"),
        default=dict,
        db_default={},
        help_text=_("Repeated to whoever sent it, and emptied soon after."),
    )
    consent = models.ForeignKey(
        ConsentText, verbose_name=_("consent"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("form that was sent")
        verbose_name_plural = _("forms that were sent")

    def __str__(self) -> str:
        return f"{self.form} {self.pk}"

    @property
    def words(self) -> list[tuple[str, str]]:
        """`[(label, words)]` of each field, to be repeated to whoever sent it."""
        return self.sent.get("words", [])


def attachment_storage() -> Storage:
    return storages["documents"]


def attachment_path(attachment: "Attachment | KeptFile", filename: str) -> str:
    """A place that tells nothing: the name that the sender gave is kept in the database only."""
    return f"attachments/{secrets.token_hex(16)}"


class Attachment(models.Model):
    """A file that came with a form; only the admin hands it out, to those who may see what it came with."""

    submission = models.ForeignKey(
        Submission, verbose_name=_("form"), on_delete=models.CASCADE, related_name="attachments"
    )
    file = models.FileField(_("file"), upload_to=attachment_path, storage=attachment_storage)
    name = models.CharField(_("name"), max_length=120)
    size = models.PositiveIntegerField(_("size"))

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.name


class KeptFile(models.Model):
    """A file of a form that came back with an error; it is found by the key of the form's token only."""

    key = models.CharField(_("key"), max_length=43, db_index=True)
    field = models.CharField(_("field"), max_length=50)
    file = models.FileField(_("file"), upload_to=attachment_path, storage=attachment_storage)
    name = models.CharField(_("name"), max_length=120)
    size = models.PositiveIntegerField(_("size"))
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    class Meta:
        verbose_name = _("file of a form that came back")
        verbose_name_plural = _("files of forms that came back")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class RateCount(models.Model):
    """How many forms came from one source in one span of time. The source is kept as a keyed hash only."""

    key = models.CharField(_("key"), max_length=64, unique=True)
    count = models.PositiveIntegerField(_("count"), default=1)
    expires_at = models.DateTimeField(_("expires at"), db_index=True)

    class Meta:
        verbose_name = _("rate count")
        verbose_name_plural = _("rate counts")

    def __str__(self) -> str:
        return str(self.count)
