"""What an event says of its registration, the same in every language."""

from enum import Enum

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.panels import FieldRowPanel as Row

from events import times
from events.models.facts import TimeFacts, synchronized


class RegistrationFacts(models.Model):
    """How one registers, how many can take part, and for how long their data are kept."""

    class Policy(models.TextChoices):
        NONE = "none", _("No registration needed")
        EXTERNAL = "external", _("Registration on another website")
        OPEN = "open", _("Registration here")
        APPROVAL = "approval", _("Registration here, each one is approved")

    class Phase(Enum):
        NONE = "nobody registers"
        ELSEWHERE = "one registers on another website"
        CANCELLED = "the event is cancelled"
        POSTPONED = "the event is postponed, and has no new date yet"
        EARLY = "not open yet"
        OPEN = "open"
        CLOSED = "closed"

    audiences = ParentalManyToManyField("home.Audience", verbose_name=_("audiences"), blank=True)
    policy = models.CharField(_("registration"), max_length=20, choices=Policy, default=Policy.NONE)
    external_url = models.URLField(_("address of the registration elsewhere"), blank=True)
    opens_at = times.EventTimeField(_("registration opens"), null=True, blank=True)
    closes_at = times.EventTimeField(
        _("registration closes"), null=True, blank=True, help_text=_("Empty: at the start.")
    )
    cancel_until = times.EventTimeField(
        _("cancelling possible until"), null=True, blank=True, help_text=_("Empty: until the start.")
    )
    capacity_on_site = models.PositiveIntegerField(
        _("places on site"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    capacity_online = models.PositiveIntegerField(
        _("places online"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    party_limit = models.PositiveSmallIntegerField(
        _("people in one registration"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    retention_days = models.PositiveSmallIntegerField(
        _("days until personal data are deleted"),
        default=60,
        validators=[MaxValueValidator(365)],
        help_text=_("Counted from the end of the event."),
    )
    join_link_hours_before = models.PositiveSmallIntegerField(
        _("hours before the start from which the link is shown"), default=24, validators=[MaxValueValidator(720)]
    )
    is_free = models.BooleanField(_("free of charge"), default=True)

    registration_panel = MultiFieldPanel(
        [
            FieldPanel("policy"),
            FieldPanel("external_url"),
            Row([FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("cancel_until")]),
            Row([FieldPanel("capacity_on_site"), FieldPanel("capacity_online"), FieldPanel("party_limit")]),
            Row([FieldPanel("retention_days"), FieldPanel("join_link_hours_before")]),
        ],
        _("Registration"),
    )
    registration_fields = synchronized(
        "audiences", "policy", "external_url", "opens_at", "closes_at", "cancel_until", "capacity_on_site",
        "capacity_online", "party_limit", "retention_days", "join_link_hours_before", "is_free",
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def takes_registrations(self):
        return self.policy in {self.Policy.OPEN, self.Policy.APPROVAL}

    def phase(self, now=None):
        """How it stands with the registration: the one rule for pages, forms and the registration itself."""
        now = now or timezone.now()
        if self.status == self.Status.CANCELLED:
            return self.Phase.CANCELLED
        if not self.takes_registrations:
            return self.Phase.ELSEWHERE if self.policy == self.Policy.EXTERNAL else self.Phase.NONE
        if self.is_postponed:
            return self.Phase.POSTPONED
        if self.is_for_nobody:
            return self.Phase.CLOSED
        if self.opens_at and now < self.opens_at:
            return self.Phase.EARLY
        return self.Phase.OPEN if now < self.registration_ends_at else self.Phase.CLOSED

    @property
    def registration_ends_at(self):
        return self.closes_at or self.starts_at

    def capacity_of(self, way):
        """How many places there are for one way to take part; None: no limit."""
        return self.capacity_online if way == TimeFacts.Attendance.ONLINE else self.capacity_on_site

    def reason_closed(self, now=None):
        """Why nobody can register now, as a sentence for readers; "" while one can."""
        if not self.takes_registrations or not self.live:
            return _("One cannot register for this event here.")
        return {
            self.Phase.CANCELLED: _("This event has been cancelled."),
            self.Phase.POSTPONED: _("This event has been postponed. One can register again when it has a new date."),
            self.Phase.EARLY: _("Registration has not opened yet."),
            self.Phase.CLOSED: _("Registration has closed."),
        }.get(self.phase(now), "")

    def registration_errors(self):
        errors = {}
        if self.policy == self.Policy.EXTERNAL and not self.external_url:
            errors["external_url"] = _("Say where people register.")
        if self.closes_at and self.starts_at and self.closes_at > self.starts_at:
            errors["closes_at"] = _("The registration has to close before the event starts.")
        elif self.opens_at and self.opens_at >= (self.closes_at or self.starts_at or self.opens_at):
            errors["opens_at"] = _("The registration has to open before it closes.")
        if self.cancel_until and self.starts_at and self.cancel_until > self.starts_at:
            errors["cancel_until"] = _("Cancelling has to end before the event starts.")
        return errors
