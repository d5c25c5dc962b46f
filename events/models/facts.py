"""The facts of an event, the same in every language; each mixin brings its fields, its panels and its rules."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail_localize.fields import SynchronizedField

from core.text import countries
from events import times
from events.language_fields import LanguagesField, PairsField


def synchronized(*names):
    return [SynchronizedField(name, overridable=False) for name in names]


class TimeFacts(models.Model):
    """When and how an event takes place."""

    class Attendance(models.TextChoices):
        ON_SITE = "on-site", _("On site")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("On site and online")

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Takes place as planned")
        CANCELLED = "cancelled", _("Cancelled")
        POSTPONED = "postponed", _("Postponed")
        MOVED_ONLINE = "moved-online", _("Moved online")

    starts_at = times.EventTimeField(_("start"))
    ends_at = times.EventTimeField(_("end"), db_index=True)
    timezone = times.ZoneField(_("time zone"), default="Europe/Berlin")
    second_timezone = times.ZoneField(
        _("second time zone"),
        blank=True,
        help_text=_("Shown beside the first, for example Europe/Kyiv or Africa/Bujumbura."),
    )
    attendance = models.CharField(_("attendance"), max_length=20, choices=Attendance, default=Attendance.ON_SITE)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.SCHEDULED)

    time_panel = MultiFieldPanel(
        [
            Row([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            Row([FieldPanel("timezone"), FieldPanel("second_timezone")]),
            HelpPanel(_("<p>All times of this page, those of the registration too, are times of the first zone.</p>")),
            Row([FieldPanel("attendance"), FieldPanel("status")]),
        ],
        _("Time and status"),
    )
    time_fields = synchronized("starts_at", "ends_at", "timezone", "second_timezone", "attendance", "status")

    class Meta:
        abstract = True

    @property
    def ways(self):
        """The ways in which one can take part; each has its own places."""
        ways = self.Attendance
        if self.status == self.Status.MOVED_ONLINE:
            return [ways.ONLINE]
        return [ways.ON_SITE, ways.ONLINE] if self.attendance == ways.HYBRID else [ways(self.attendance)]

    @property
    def is_on_site(self):
        """Whether one can come to a place, now that it may have moved online."""
        return self.Attendance.ON_SITE in self.ways

    @property
    def how(self):
        return self.get_attendance_display() if self.is_on_site else self.Attendance.ONLINE.label

    @property
    def is_on(self):
        """Whether it takes place at its time."""
        return self.status not in {self.Status.CANCELLED, self.Status.POSTPONED}

    @property
    def is_postponed(self):
        """Then its times are those of the day that was planned, and nothing begins or ends by them."""
        return self.status == self.Status.POSTPONED

    def has_begun(self, now=None):
        return not self.is_postponed and (now or timezone.now()) >= self.starts_at

    def time_errors(self):
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            return {"ends_at": _("The end has to be after the start.")}
        return {}


class PlaceFacts(models.Model):
    """Where an event takes place, and what helps there."""

    ACCESS = {
        "step_free": _("Step-free access"),
        "accessible_toilet": _("Accessible toilet"),
        "accessible_parking": _("Accessible parking"),
        "induction_loop": _("Induction loop"),
        "quiet_room": _("Quiet room"),
        "assistance_dogs": _("Assistance dogs welcome"),
    }

    place_name = models.CharField(_("place"), max_length=160, blank=True)
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = countries.CountryField(_("country of the place"), default="DE")
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    step_free = models.BooleanField(ACCESS["step_free"], default=False)
    accessible_toilet = models.BooleanField(ACCESS["accessible_toilet"], default=False)
    accessible_parking = models.BooleanField(ACCESS["accessible_parking"], default=False)
    induction_loop = models.BooleanField(ACCESS["induction_loop"], default=False)
    quiet_room = models.BooleanField(ACCESS["quiet_room"], default=False)
    assistance_dogs = models.BooleanField(ACCESS["assistance_dogs"], default=False)

    place_panel = MultiFieldPanel(
        [
            FieldPanel("place_name"),
            Row([FieldPanel("street"), FieldPanel("postcode"), FieldPanel("city")]),
            Row([FieldPanel("country"), FieldPanel("latitude"), FieldPanel("longitude")]),
            Row([FieldPanel(name) for name in list(ACCESS)[:3]]),
            Row([FieldPanel(name) for name in list(ACCESS)[3:]]),
        ],
        _("Place and accessibility"),
    )
    place_fields = synchronized(
        "place_name", "street", "postcode", "city", "country", "latitude", "longitude", *ACCESS
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def access(self):
        """What is known to help at the place, in words."""
        return [label for name, label in self.ACCESS.items() if getattr(self, name)]


class LanguageFacts(models.Model):
    """Which languages are spoken, interpreted, signed and written along."""

    class SignLanguage(models.TextChoices):
        GERMAN = "gsg", _("German Sign Language")
        FRENCH = "fsl", _("French Sign Language")
        UKRAINIAN = "ukl", _("Ukrainian Sign Language")
        INTERNATIONAL = "ils", _("International Sign")

    spoken_languages = LanguagesField(
        _("languages spoken"), help_text=_("Codes of languages, separated by commas: de, uk.")
    )
    interpretation = PairsField(
        _("interpretation"), help_text=_("From one language to another, separated by commas: de-uk, uk-de.")
    )
    sign_language = models.CharField(_("sign language"), max_length=3, choices=SignLanguage, blank=True)
    captions = LanguagesField(_("captions"), help_text=_("Languages in which what is said is written along: de."))

    language_panel = MultiFieldPanel(
        [
            Row([FieldPanel("spoken_languages"), FieldPanel("interpretation")]),
            Row([FieldPanel("sign_language"), FieldPanel("captions")]),
        ],
        _("Languages of the event"),
    )
    language_fields = synchronized("spoken_languages", "interpretation", "sign_language", "captions")

    class Meta:
        abstract = True

    @property
    def understood_languages(self):
        """The languages in which one can follow: spoken or interpreted into."""
        return list(dict.fromkeys([*self.spoken_languages, *(pair.split("-")[1] for pair in self.interpretation)]))
