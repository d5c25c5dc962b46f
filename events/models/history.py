"""What happened to registrations; it outlives the personal data."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.changes import EventChange
from events.models.registration import Registration


class Transition(models.Model):
    """What happened to a registration, without a word about the person; it outlives the personal data."""

    class Act(models.TextChoices):
        EDITED = "edited", _("changed by hand")
        MOVED = "moved", _("moved to another way of taking part")
        RESENT = "resent", _("mail sent again")
        BY_TELEPHONE = "by-telephone", _("confirmed by telephone")
        OUT_OF_TURN = "out-of-turn", _("place offered out of turn")

    class Field(models.TextChoices):
        NAME = "name", _("Name")
        EMAIL = "email", _("E-mail address")
        ORGANISATION = "organisation", _("Organisation")
        LANGUAGE = "language", _("Language")
        ATTENDANCE = "attendance", _("Takes part")
        SEATS = "seats", _("Places")
        ATTENDEES = "attendees", _("Further people")
        ANSWERS = "answers", _("Answers to questions")
        SESSIONS = "sessions", _("Sessions")

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="transitions")
    at = models.DateTimeField(_("when"), default=timezone.now)
    before = models.CharField(_("before"), max_length=20, choices=Registration.State, blank=True)
    after = models.CharField(_("after"), max_length=20, choices=Registration.State)
    by = models.ForeignKey(
        "home.User", verbose_name=_("by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    over_capacity = models.BooleanField(_("past the capacity"), default=False)
    # What happened to the event and took the registration along.
    change = models.ForeignKey(
        EventChange, null=True, blank=True, on_delete=models.SET_NULL, related_name="transitions"
    )
    is_approved = models.BooleanField(_("approved by an organiser"), default=False, db_default=False)
    # What an organiser did where the states do not say it, and to which fields; never what stood or stands in them.
    act = models.CharField(_("what was done"), max_length=20, choices=Act, blank=True, default="", db_default="")
    fields = ArrayField(models.CharField(max_length=20, choices=Field), default=list, db_default=[], blank=True)

    class Meta:
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.registration_id}: {self.before} → {self.after}"

    @property
    def field_labels(self):
        return ", ".join(str(self.Field(name).label) for name in self.fields)


class PastCapacity(models.Model):
    """
    Seats given past the capacity. The database writes it by itself (migration 0006), whatever program or hand did so.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    role = models.CharField(max_length=63)  # of the database
    capacity = models.PositiveIntegerField()
    held = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("seats past the capacity")
        verbose_name_plural = _("seats past the capacity")

    def __str__(self):
        return f"{self.registration_id}: {self.held} > {self.capacity}"
