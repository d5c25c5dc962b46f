"""What happened to an event: a row for each published change of what its participants rely on."""

import json
from datetime import UTC, datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.text import languages
from core.text.fields import InEachLanguage
from events.models.facts import TimeFacts, synchronized

# What a calendar entry says, and what else is told or followed when it is published differently from before.
CALENDAR_FACTS = [
    "starts_at", "ends_at", "timezone", "attendance", "status", "place_name", "street", "postcode", "city", "country",
]  # fmt: skip
REGISTRATION_FACTS = ["closes_at", "capacity_on_site", "capacity_online"]


class EventChange(models.Model):
    """
    One change, written with the publication that makes it, and how far it has been told.

    `before` and `after` hold the facts that differ. Whoever stands behind `last_told` has not been told of it yet.
    """

    class Kind(models.TextChoices):
        RESCHEDULED = "rescheduled", _("Time or place changed")
        MOVED_ONLINE = "moved-online", _("Moved online")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")
        REOPENED = "reopened", _("Takes place after all")
        REGISTRATION_CLOSED = "registration-closed", _("Registration closed")
        CAPACITY = "capacity", _("Number of places changed")

    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("what happened"), max_length=20, choices=Kind)
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    reason = InEachLanguage(models.TextField, _("reason"), source={"blank": True})
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("when"), default=timezone.now)
    sequence = models.PositiveIntegerField()
    # The change before it, where not all had been told of that one: they are told of both at once.
    follows = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    to_tell = models.PositiveIntegerField(null=True)  # None until registrations have followed it
    told = models.PositiveIntegerField(default=0)
    last_told = models.PositiveBigIntegerField(default=0)
    told_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of an event")
        verbose_name_plural = _("changes of events")
        ordering = ["pk"]
        indexes = [models.Index(fields=["event"], condition=models.Q(told_at=None), name="event_change_untold")]

    def __str__(self):
        return f"{self.event_id}: {self.kind}"


def kind_of(before, after):
    """What a difference of facts means to participants; "" for nothing."""
    kinds, states = EventChange.Kind, TimeFacts.Status
    status = after.get("status")
    if status and status != states.SCHEDULED:
        return kinds(status)
    if status and before["status"] == states.CANCELLED:
        return kinds.REOPENED
    if not after.keys().isdisjoint(CALENDAR_FACTS):
        return kinds.RESCHEDULED
    closes_at = after.get("closes_at")
    if closes_at and datetime.fromisoformat(closes_at) <= timezone.now():
        return kinds.REGISTRATION_CLOSED
    return kinds.CAPACITY if any(name.startswith("capacity") for name in after) else ""


class ChangeFacts(models.Model):
    """What the page itself knows of its changes: how it was published last, and which calendar entry that made."""

    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    published_facts = models.TextField(blank=True, editable=False)

    change_fields = synchronized("sequence", "changed_at", "published_facts")

    class Meta:
        abstract = True

    def count_changes(self):
        """
        Note what is published differently from before; time, place and status raise the calendar entry's sequence.

        The row is what counts: a revision may hold an older number.
        """
        stored = type(self).objects.filter(pk=self.pk).values("sequence", "changed_at", "published_facts").first()
        for name, value in (stored or {}).items():
            setattr(self, name, value)
        facts = self.facts_told()
        before = json.loads(self.published_facts or "{}")
        if not self.live or facts == before:
            return
        changed = [name for name, value in facts.items() if name in before and before[name] != value]
        if not before or not set(changed).isdisjoint(CALENDAR_FACTS):
            self.sequence += bool(before)
            self.changed_at = timezone.now()
        self.published_facts = json.dumps(facts, ensure_ascii=False)
        self._note_change({name: before[name] for name in changed}, {name: facts[name] for name in changed})

    def _note_change(self, before, after):
        if kind := kind_of(before, after):
            self.changes.create(kind=kind, before=before, after=after, sequence=self.sequence)

    def facts_told(self):
        """What participants are told of when it is published differently, as JSON knows it."""
        values = {name: getattr(self, name) for name in [*CALENDAR_FACTS, *REGISTRATION_FACTS]}
        return {
            name: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
            for name, value in values.items()
        }

    @cached_property
    def status_reason(self):
        """Why it does not take place as planned: in the reader's language if that was given, or else as on the page."""
        changes = EventChange.objects.filter(event__translation_key=self.translation_key, kind=self.status)
        change = changes.order_by("pk").last() if self.status_note else None
        if change and change.reason.language == languages.active() and change.reason_de == self.source.status_note:
            return change.reason
        return languages.Localized(self.status_note, self.content_language)

    @cached_property
    def latest_move(self):
        """The change that gave it its present start, or None."""
        changes = EventChange.objects.filter(event__translation_key=self.translation_key, after__has_key="starts_at")
        return changes.order_by("pk").last()
