"""Mails on their way: written in the transaction of what they report, sent by `manage.py run_outbox` afterwards."""

import datetime
from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.text import languages


class OutboxMail(models.Model):
    """
    One mail to one address, with its words: those it was queued with, or those its kind writes when its turn comes.

    The words, the address and the attachments go after a while (`core.mail.erasing.erase_bodies`); the row stays, for
    statistics and so that its key keeps the same mail from being sent again.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        INFLIGHT = "inflight", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        WITHHELD = "withheld", _("withheld")

    key = models.CharField(_("key"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=80, db_index=True)
    language = models.CharField(_("language"), max_length=8, choices=languages.choices)
    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    about_type = models.ForeignKey(
        ContentType, verbose_name=_("kind of record"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    about_id = models.PositiveBigIntegerField(_("record"), null=True, blank=True)
    about = GenericForeignKey("about_type", "about_id")

    to = models.EmailField(_("recipient"), blank=True)
    reply_to = models.EmailField(_("replies to"), blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField("HTML", blank=True)
    headers = models.JSONField(_("further headers"), default=dict, blank=True)
    # False: the words do not stand yet.
    is_written = models.BooleanField(default=True, db_default=True, editable=False)

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    queued_at = models.DateTimeField(_("written"), default=timezone.now)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts that were turned away"), default=0)
    error = models.CharField(_("last answer"), max_length=500, blank=True)
    worker = models.CharField(_("worker"), max_length=100, blank=True)
    lease_until = models.DateTimeField(_("claimed until"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    snippet_viewset: ClassVar[Any]  # given by Wagtail
    # Addresses and words of participants have no place in the index of references.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ["-queued_at", "-pk"]
        default_permissions = ["view"]
        permissions = [
            ("read_outboxmail", _("Can read addresses and words of mails")),
            ("resend_outboxmail", _("Can send mails again")),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(state="queued"), name="outbox_due"),
            models.Index(fields=["lease_until"], condition=Q(state="inflight"), name="outbox_leases"),
            models.Index(fields=["about_type", "about_id"], name="outbox_about"),
            models.Index(Upper("to"), "queued_at", name="outbox_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"  # stands in the admin's log, so no address

    @property
    def dated(self) -> datetime.datetime:
        """When the mail came to be, which every attempt to send it states alike."""
        return self.not_before or self.queued_at


class OutboxAttachment(models.Model):
    mail = models.ForeignKey(OutboxMail, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(_("file name"), max_length=120)
    mimetype = models.CharField(_("type"), max_length=100)
    content = models.BinaryField(_("content"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


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

    def __str__(self) -> str:
        return self.name
