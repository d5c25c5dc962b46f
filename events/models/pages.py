from http import HTTPMethod

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search.index import SearchField

from core.public_forms.form import form_named
from core.public_forms.kept import typed as typed_words
from core.public_forms.pages import TakesForms
from core.text import languages
from events import availability, feeds, schema, wording
from events.forms import EventPageForm
from events.models.changes import ChangeFacts
from events.models.dates import DateOfSeries
from events.models.facts import LanguageFacts, PlaceFacts, TimeFacts
from events.models.invitations import InvitationFacts
from events.models.programme import ProgrammeFacts
from events.models.querysets import EventQuerySet
from events.models.questions import QuestionFacts
from events.models.registration_facts import RegistrationFacts
from events.models.reminding import ReminderFacts
from events.panels import OnlineAccessPanel
from home.blocks import BodyBlock
from home.content import place_names
from home.models.addresses import TranslatedRoutesMixin
from home.models.base import BasePage
from home.models.pages import BodyPage
from home.models.subjects import SubjectsMixin


class EventPage(
    TakesForms,
    TranslatedRoutesMixin,
    TimeFacts,
    ChangeFacts,
    PlaceFacts,
    LanguageFacts,
    RegistrationFacts,
    InvitationFacts,
    ReminderFacts,
    ProgrammeFacts,
    QuestionFacts,
    DateOfSeries,
    SubjectsMixin,
    BodyPage,
):
    """One event: its words in each language, its facts the same in all; questions and sessions on the German page."""

    parent_page_types = ["events.EventIndexPage", "events.EventSeriesPage"]
    contacts = ()
    search_kind = "event"
    subpage_types = []

    directions = models.TextField(_("how to get there"), blank=True)
    access_note = models.TextField(_("more about accessibility"), blank=True)
    price = models.CharField(_("price"), max_length=200, blank=True, help_text=_("Only if it costs something."))
    status_note = models.TextField(
        _("why it is cancelled or postponed"), blank=True, help_text=_("And what happens now; shown at the top.")
    )
    documentation = StreamField(
        BodyBlock(),
        verbose_name=_("documentation"),
        blank=True,
        help_text=_("Slides, pictures, notes: shown once the event is over."),
    )

    search_fields = [*BodyPage.search_fields, SearchField("words_of_programme")]
    objects = PageManager.from_queryset(EventQuerySet)()
    unshown_in_teasers = frozenset({"access_note", "directions", "documentation", "published_facts", "reminder_text"})
    base_form_class = EventPageForm

    content_panels = [
        *BasePage.content_panels,
        TimeFacts.time_panel,
        FieldPanel("status_note"),
        PlaceFacts.place_panel,
        MultiFieldPanel([FieldPanel("directions"), FieldPanel("access_note")], _("Words about the place")),
        LanguageFacts.language_panel,
        FieldPanel("body"),
        ProgrammeFacts.programme_panel,
        InvitationFacts.invitation_panel,
        RegistrationFacts.registration_panel,
        ReminderFacts.reminder_panel,
        MultiFieldPanel([FieldPanel("is_free"), FieldPanel("price"), FieldPanel("audiences")], _("Who and how much")),
        InlinePanel("questions", label=_("Question"), heading=_("Questions on registration")),
        OnlineAccessPanel(heading=_("For those registered only")),
        SubjectsMixin.subject_panel,
        FieldPanel("documentation"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *SubjectsMixin.subject_fields,
        *TimeFacts.time_fields,
        *ChangeFacts.change_fields,
        *PlaceFacts.place_fields,
        *LanguageFacts.language_fields,
        *RegistrationFacts.registration_fields,
        *InvitationFacts.invitation_fields,
        *ReminderFacts.reminder_fields,
    ]
    # A copy is another event: its calendar entry begins anew, and nothing has happened to it.
    exclude_fields_in_copy = ["sequence", "changed_at", "published_facts", "status", "status_note", "documentation"]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self):
        super().clean()
        errors = self.time_errors() | self.registration_errors() | self.invitation_errors() | self.reminder_errors()
        if errors:
            raise ValidationError(errors)

    def save(self, *args, update_fields=None, **kwargs):
        if not update_fields:
            if self.series:
                self.take_words(self.series)
            if self.is_source:
                self.count_changes()
                if self.live:
                    self.note_moved_sessions()
            else:
                self.questions, self.sessions = [], []
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def is_source(self):
        """Whether it is the German page, on which questions and registrations hang; a new page has no locale yet."""
        return not self.locale_id or self.locale.language_code == languages.SOURCE

    @property
    def start(self):
        return wording.moment(self.starts_at, self)

    @property
    def when(self):
        return wording.when(self)

    @property
    def is_searched(self):
        return not self.series

    @cached_property
    def source(self):
        """The German page, live or not."""
        if self.is_source:
            return self
        return EventPage.objects.get(translation_key=self.translation_key, locale__language_code=languages.SOURCE)

    @cached_property
    def availability(self):
        """Set by `availability.counted` in a list."""
        return availability.of([self])[self.translation_key]

    @property
    def registration_state(self):
        return wording.registration_state(self)

    @property
    def teaser_state(self):
        """What matters most before one registers."""
        return next(iter(self.registration_state), "") if self.takes_registrations else ""

    @property
    def is_listed(self):
        return self.open_to == self.OpenTo.ALL

    @property
    def can_register(self):
        return self.phase() == self.Phase.OPEN

    @property
    def way_online(self):
        """How whoever registers gets in, while that may be of use."""
        is_online = self.Attendance.ONLINE in self.ways
        is_to_come = self.is_on and not self.is_past
        return wording.way_online(self) if is_online and self.takes_registrations and is_to_come else ""

    @path("")
    def show(self, request):
        return self.render(request)

    @property
    def registration_url(self):
        return self.get_url() + self.reverse_subpage("registration")

    @path(pgettext_lazy("address", "registration/"), name="registration")
    def show_registration(self, request):
        self.sub_page = self.sub_page_at("registration", gettext("Registration: %(event)s") % {"event": self.title})
        template = "events/registration_page.html"
        if closed := self.source.reason_closed():
            sent = request.method == HTTPMethod.POST
            typed = typed_words(form_named("registration")(data=request.POST, event=self)) if sent else []
            response = self.render(request, template=template, context_overrides={"closed": closed, "typed": typed})
            response.status_code = 422 if sent else 200
            return response
        context = {"action": reverse("registration:submit", args=[self.pk])}
        return self.handle_form(
            request,
            "registration",
            template=template,
            context=context,
            page_url=self.registration_url,
            event=self,
            initial={"code": request.GET.get("code", "")[:40]},
        )

    @path(pgettext_lazy("address", "calendar/"), name="calendar")
    def calendar(self, request):
        if not self.is_listed:  # who takes part gets the file by mail
            raise Http404
        return feeds.single(request, self)

    def structured_data(self, request):
        return [schema.of(self, request)] if self.is_listed else []

    @property
    def is_past(self):
        return self.ends_at < timezone.now()

    @property
    def periods(self):
        return wording.periods(self)

    @property
    def where(self):
        """The town, or that it is online; the place of an event that is not for all is told to those who take part."""
        if not self.is_listed:
            return str(self.how)
        return self.town if self.is_on_site else str(self.Attendance.ONLINE.label)

    @property
    def town(self):
        """The town's name in the reader's language; the postal address keeps the one that the post knows."""
        return place_names.local(self.city, self.country)

    @property
    def teaser_meta(self):
        """When and where, and whether it takes place at all."""
        status = "" if self.status == self.Status.SCHEDULED else str(self.get_status_display())
        parts = [wording.when(self), self.where, status, *wording.further_dates(self.further)]
        return " · ".join(str(part) for part in parts if part)

    @property
    def place(self):
        return wording.place(self)

    @property
    def language_facts(self):
        return wording.language_facts(self)

    def reason_to_keep(self):
        """Why it must not be deleted, as a sentence for editors, or ""."""
        if self.source.registrations.exists():
            return _("People have registered for this event. Set its status to “cancelled” instead: they are told.")
        return ""
