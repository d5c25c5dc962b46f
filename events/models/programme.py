"""The programme of an event: its sessions, and who has chosen which."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum
from django.utils.functional import cached_property
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.models import Orderable

from core.text import languages
from core.text.fields import InEachLanguage
from events import programme, times
from events.language_fields import LanguagesField, PairsField


class SessionQuerySet(models.QuerySet):
    def to_choose(self):
        return self.filter(Q(to_be_chosen=True) | Q(seats__isnull=False))

    def counted(self):
        """With how many seats are `held`: a choice holds as many as its registration does."""
        held = Sum("choices__registration__seats_held", filter=Q(choices__was_full=False), default=0)
        return self.annotate(held=held).order_by(*self.model._meta.ordering)  # which sums would make it forget


class Session(Orderable):
    """One session, in three languages; it stands on the German page alone."""

    event = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="sessions")
    starts_at = times.EventTimeField(_("begins"))
    ends_at = times.EventTimeField(_("ends"))
    title = InEachLanguage(models.CharField, _("title"), max_length=250)
    room = InEachLanguage(models.CharField, _("room"), max_length=120, source={"blank": True})
    track = InEachLanguage(models.CharField, _("track"), max_length=120, source={"blank": True})
    speakers = InEachLanguage(
        models.TextField,
        _("speakers"),
        source={"blank": True, "help_text": _("One a line: name, role or organisation.")},
        others={"blank": True, "help_text": _("In the same order.")},
    )
    spoken_languages = LanguagesField(
        _("languages spoken"), help_text=_("Codes of languages, separated by commas: de, uk.")
    )
    interpretation = PairsField(
        _("interpretation"), help_text=_("From one language to another, separated by commas: de-uk, uk-de.")
    )
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True, help_text=_("Empty: no limit."))
    to_be_chosen = models.BooleanField(
        _("to be chosen on registration"), default=False, help_text=_("With limited seats it always is.")
    )

    objects = SessionQuerySet.as_manager()

    panels = [
        Row([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        *(
            Row([FieldPanel(f"{name}_{code}") for code in languages.CODES])
            for name in ("title", "room", "track", "speakers")
        ),
        Row([FieldPanel("spoken_languages"), FieldPanel("interpretation")]),
        Row([FieldPanel("seats"), FieldPanel("to_be_chosen")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("session of the programme")
        verbose_name_plural = _("sessions of the programme")
        ordering = ["starts_at", "sort_order"]

    def __str__(self):
        return self.title_de

    def clean(self):
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end has to be after the start.")})

    @property
    def whereabouts(self):
        """What whoever has chosen it is told of when it changes."""
        return self.starts_at, self.ends_at, *(getattr(self, name) for name in languages.columns("room"))

    @property
    def is_to_choose(self):
        return self.to_be_chosen or self.seats is not None

    @property
    def speaker_lines(self):
        """`name, role`, each with its language."""
        words = self.speakers
        return [languages.Localized(line.strip(), words.language) for line in words.splitlines() if line.strip()]

    @property
    def free(self):
        """Seats that nobody holds, of a counted session; infinite without a limit, never negative."""
        return float("inf") if self.seats is None else max(0, self.seats - self.held)

    def overlaps(self, other):
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


class ChoiceManager(models.Manager):
    """Nobody looks at a choice without its session."""

    def get_queryset(self):
        return super().get_queryset().select_related("session")


class SessionChoice(models.Model):
    """
    A session that a registration has chosen. It holds as many seats of the session as its registration holds.

    `was_full`: there were not enough seats left when the registration got its place.
    """

    registration = models.ForeignKey("events.Registration", on_delete=models.CASCADE, related_name="choices")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="choices")
    was_full = models.BooleanField(default=False, db_default=False)
    # Whether the session has got another time or room, of which the publication just under way is to tell.
    has_moved = models.BooleanField(default=False, db_default=False)

    objects = ChoiceManager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("chosen session")
        verbose_name_plural = _("chosen sessions")
        ordering = ["session__starts_at", "session__sort_order"]
        constraints = [models.UniqueConstraint(fields=["registration", "session"], name="one_choice_a_session")]

    def __str__(self):
        return f"{self.registration_id}: {self.session_id}"


class Section(NamedTuple):
    anchor: str
    heading: str


class ProgrammeFacts(models.Model):
    """What an event has of its programme."""

    programme_panel = InlinePanel("sessions", label=_("Session"), heading=_("Programme"))

    class Meta:
        abstract = True

    def with_content_json(self, content):
        """A draft has all sessions that people have chosen, also where it was written before they did."""
        draft = super().with_content_json(content)
        known = [session.pk for session in draft.sessions.all()]
        if missing := Session.objects.filter(event=self.pk, choices__isnull=False).exclude(pk__in=known).distinct():
            draft.sessions.add(*missing)
        return draft

    def note_moved_sessions(self):
        """Of the sessions that are about to be published."""
        before = {session.pk: session.whereabouts for session in Session.objects.filter(event=self.pk)}
        moved = [each.pk for each in self.sessions.all() if before.get(each.pk, each.whereabouts) != each.whereabouts]
        if moved:
            SessionChoice.objects.filter(session__in=moved).update(has_moved=True)

    @property
    def words_of_programme(self):
        """For the search: in the page's language, or else in German."""
        with override(self.locale.language_code):
            return " ".join(f"{session.title} {session.speakers}" for session in self.programme)

    @cached_property
    def programme(self):
        """All sessions in the order of time; a preview shows those of the draft."""
        of_source = Session.objects.filter(event__translation_key=self.translation_key)
        sessions = self.sessions.all() if self.is_source else of_source
        return sorted(sessions, key=lambda session: (session.starts_at, session.sort_order or 0))

    @property
    def sections_below(self):
        """To jump to, beside the headings of the page's words."""
        return [Section("programme", gettext("Programme"))] if self.programme else []

    @property
    def programme_days(self):
        return programme.days(self)

    @property
    def has_sessions_to_choose(self):
        """Quicker to say than how many seats of each are held."""
        return any(session.is_to_choose for session in self.programme)

    @property
    def sessions_to_choose(self):
        """With the seats `held` of each."""
        return Session.objects.to_choose().filter(event__translation_key=self.translation_key).counted()
