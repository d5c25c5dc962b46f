"""Who takes part in an event. Written by `events.registration` only, which holds the lock that these rows rely on."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.text import languages
from events.models.bookings import Booking
from events.models.invitations import EventCode
from events.models.pages import EventPage


class RegistrationQuerySet(models.QuerySet):
    def in_quota(self, event, attendance):
        """Those who want to take part in one way: on site or online."""
        return self.filter(event=event, attendance=attendance)

    def queue(self):
        """Those who wait, in the order of entering the queue."""
        return self.filter(state=Registration.State.WAITLISTED).order_by("queue_number")

    def holding(self):
        """Those that hold seats; an index has just these, for an event may have thousands that hold none."""
        return self.filter(seats_held__gt=0)

    def seats(self):
        """The number of seats that are held."""
        return self.holding().aggregate(held=Sum("seats_held"))["held"] or 0

    def taken(self, keys):
        """`(translation key of the event, attendance, seats held, seats waited for)`."""
        waiting = Q(state=Registration.State.WAITLISTED)
        return (
            self.filter(Q(seats_held__gt=0) | waiting, event__translation_key__in=keys)
            .order_by()
            .values_list("event__translation_key", "attendance")
            .annotate(held=Sum("seats_held"), waiting=Sum("seats", filter=waiting, default=0))
        )

    def live(self, event, email):
        """The one registration with this address that has not ended, in whatever case it is written."""
        return self.filter(event=event, email__iexact=email).exclude(Q(email="") | Q(state__in=Registration.ENDED))

    def taking_part(self):
        return self.filter(state__in=Registration.TAKING_PART)


class Registration(models.Model):
    """One registration, of a person or a party; it belongs to the German page and is never deleted by cancelling."""

    class State(models.TextChoices):
        UNVERIFIED = "unverified", _("address not confirmed yet")
        PENDING = "pending", _("waits for approval")
        WAITLISTED = "waitlisted", _("on the waiting list")
        OFFERED = "offered", _("place offered")
        CONFIRMED = "confirmed", _("confirmed")
        ATTENDED = "attended", _("took part")
        NO_SHOW = "no-show", _("did not come")
        EXPIRED = "expired", _("address never confirmed")
        REJECTED = "rejected", _("not approved")
        DECLINED = "declined", _("place declined")
        CANCELLED = "cancelled", _("cancelled by the participant")
        CANCELLED_BY_US = "cancelled-by-us", _("cancelled by the organiser")

    class Attendance(models.TextChoices):
        ON_SITE = "on-site", _("On site")
        ONLINE = "online", _("Online")

    # States that hold all of their seats.
    SEATED = [State.PENDING, State.CONFIRMED, State.ATTENDED, State.NO_SHOW]
    TAKING_PART = [State.CONFIRMED, State.ATTENDED]
    ENDED = [State.EXPIRED, State.REJECTED, State.DECLINED, State.CANCELLED, State.CANCELLED_BY_US]

    event = models.ForeignKey(
        EventPage, verbose_name=_("event"), on_delete=models.PROTECT, related_name="registrations"
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.UNVERIFIED)
    attendance = models.CharField(_("takes part"), max_length=10, choices=Attendance)
    language = models.CharField(_("language"), max_length=2, choices=languages.choices)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(_("places"), default=1)
    seats_held = models.PositiveSmallIntegerField(_("places held"), default=0, editable=False)
    accepts_fewer = models.BooleanField(_("would take fewer places"), default=False)
    queue_number = models.PositiveBigIntegerField(_("number in the queue"), null=True, blank=True, editable=False)
    # Until when a state lasts that ends by itself: an unconfirmed address, an offer, a cancellation to be undone.
    lasts_until = models.DateTimeField(_("lasts until"), null=True, blank=True, editable=False)
    # Rises with each change, so that each change is told by one mail.
    version = models.PositiveIntegerField(default=0, editable=False)
    code = models.ForeignKey(
        EventCode,
        verbose_name=_("code"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registrations",
        editable=False,
    )
    booking = models.ForeignKey(
        Booking, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations", editable=False
    )
    notes = models.TextField(_("internal notes"), blank=True)
    health_consent = models.ForeignKey(
        "public_forms.ConsentText",
        verbose_name=_("consent to sensitive answers"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    created_at = models.DateTimeField(_("registered on"), default=timezone.now, editable=False)
    verified_at = models.DateTimeField(_("address confirmed on"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed on"), auto_now=True)
    anonymised_at = models.DateTimeField(_("personal data deleted on"), null=True, blank=True, editable=False)

    objects = RegistrationQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("manage_registration", _("Can manage participants")),
            ("view_sensitive_answers", _("Can see sensitive answers")),
        ]
        indexes = [
            models.Index("event", Upper("email"), name="registration_address"),
            models.Index(fields=["event", "attendance", "state"], name="registration_quota"),
            models.Index(
                fields=["event", "attendance", "state"], condition=Q(seats_held__gt=0), name="registration_holding"
            ),
            models.Index(fields=["lasts_until"], condition=Q(lasts_until__isnull=False), name="registration_lasts"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["event", "queue_number"], name="one_queue_number_an_event"),
            models.UniqueConstraint(
                "event",
                Upper("email"),
                condition=~Q(email="")
                & ~Q(state__in=["expired", "rejected", "declined", "cancelled", "cancelled-by-us"]),
                name="one_live_registration_an_address",
            ),
            models.CheckConstraint(condition=Q(attendance__in=["on-site", "online"]), name="ways_to_take_part"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="registration_has_seats"),
            models.CheckConstraint(condition=Q(seats_held__lte=models.F("seats")), name="no_more_seats_than_asked"),
            models.CheckConstraint(
                condition=~Q(state__in=["pending", "confirmed", "attended", "no-show"])
                | Q(seats_held=models.F("seats")),
                name="seated_registrations_hold_seats",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["waitlisted", "expired", "rejected", "declined", "cancelled-by-us"])
                | Q(seats_held=0),
                name="ended_registrations_hold_none",
            ),
            models.CheckConstraint(
                condition=~Q(state="waitlisted") | Q(queue_number__isnull=False), name="who_waits_has_a_number"
            ),
        ]

    def __str__(self):
        return f"{self.pk}"  # stands in the admin's log, so no name

    @property
    def is_active(self):
        return self.state not in self.ENDED

    @property
    def way(self):
        """How they really take part: as they chose, unless the event leaves one way only."""
        ways = self.event.ways
        return self.Attendance(ways[0] if len(ways) == 1 else self.attendance)

    @property
    def place_in_queue(self):
        """How many stand in the queue up to this registration."""
        queue = Registration.objects.in_quota(self.event_id, self.attendance).queue()
        return queue.filter(queue_number__lte=self.queue_number).count()

    @property
    def people(self):
        """The names of all who come, as far as they are known."""
        others = self.attendees.all() if self.seats > 1 else []
        return [self.name, *(attendee.name for attendee in others if attendee.name)]

    @property
    def sessions(self):
        """Those chosen, as far as there was a seat; an unsaved one, of a preview, has none."""
        return [choice.session for choice in self._choices if not choice.was_full]

    @property
    def full_sessions(self):
        """Those chosen that had no seat left when the registration got its place."""
        return [choice.session for choice in self._choices if choice.was_full]

    @property
    def _choices(self):
        return self.choices.all() if self.pk else []

    @property
    def has_certificate(self):
        return self.state == self.State.ATTENDED and not self.anonymised_at

    @property
    def can_be_undone(self):
        """Whether a cancellation by the participant still holds its seats or its place."""
        return self.state == self.State.CANCELLED and self.lasts_until and self.lasts_until > timezone.now()

    @property
    def can_grow_back(self):
        """The `Reduction` that can still be undone, or None."""
        return self.reductions.filter(lasts_until__gt=timezone.now()).first() if self.is_active else None


class Attendee(models.Model):
    """One more person of a party."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="attendees")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=200, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("further person")
        verbose_name_plural = _("further persons")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["registration", "position"], name="one_attendee_a_position")]

    def __str__(self):
        return f"{self.registration_id}-{self.position}"


class Reduction(models.Model):
    """Who was registered before a party became smaller, for the minutes in which that can be undone."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="reductions")
    seats = models.PositiveSmallIntegerField()
    attendees = models.JSONField()  # names, in their order
    lasts_until = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("party that became smaller")
        verbose_name_plural = _("parties that became smaller")

    def __str__(self):
        return f"{self.registration_id}: {self.seats}"


class Answer(models.Model):
    """What somebody answered; choices by their number, which is the same in every language."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question_key = models.SlugField(_("question"))
    sensitive = models.BooleanField(_("sensitive"), default=False)
    value = models.JSONField(_("answer"), encoder=DjangoJSONEncoder)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["registration", "question_key"], name="one_answer_a_question")]

    def __str__(self):
        return f"{self.registration_id} {self.question_key}"


class CheckIn(models.Model):
    """Whether one person of a registration came; `at` is when that was noted, on whichever device."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="check_ins")
    position = models.PositiveSmallIntegerField()
    came = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey("home.User", null=True, on_delete=models.SET_NULL, related_name="+")
    # Which device by a link noted it, in place of a user.
    device = models.ForeignKey(
        "events.CheckInDevice", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        constraints = [models.UniqueConstraint(fields=["registration", "position"], name="one_check_in_a_person")]

    def __str__(self):
        return f"{self.registration_id}-{self.position}"
