"""A series: one page of words for several dates, each of which is an event with its own facts and registrations."""

from http import HTTPMethod

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path

from core.public_forms.kept import typed_in
from core.public_forms.pages import TakesForms
from events import availability, feeds, schema, wording
from events.models.pages import EventPage
from events.models.programme import Session
from home import i18n
from home.models.addresses import TranslatedRoutesMixin
from home.models.base import BasePage
from home.models.pages import BodyPage


class EventSeriesPage(TakesForms, TranslatedRoutesMixin, BodyPage):
    """Its dates are the events below it: they take their words from here, in each language, and have facts alone."""

    parent_page_types = ["events.EventIndexPage"]
    subpage_types = ["events.EventPage"]
    contacts = ()
    search_kind = "event"

    directions = models.TextField(_("how to get there"), blank=True)
    access_note = models.TextField(_("more about accessibility"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("directions"), FieldPanel("access_note")], _("Words about the place")),
    ]

    class Meta:
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")

    def all_dates(self):
        """What readers may see of its dates, in their order."""
        return i18n.listed(EventPage.objects.child_of(self)).select_related("locale").order_by("starts_at", "pk")

    @cached_property
    def dates(self):
        """The dates that are to come."""
        return availability.counted(self.all_dates().upcoming())

    @cached_property
    def bookable(self):
        """The dates for which one can register in one form: sessions are chosen on the page of their date alone."""
        found = [date for date in self.dates if date.can_register]
        keys = [date.translation_key for date in found]
        with_sessions = Session.objects.to_choose().filter(event__translation_key__in=keys)
        singly = set(with_sessions.values_list("event__translation_key", flat=True))
        return [date for date in found if date.translation_key not in singly]

    @property
    def teaser_meta(self):
        """When the next date is, and how many follow."""
        if not self.dates:
            return ""
        return " · ".join([wording.when(self.dates[0]), *wording.further_dates(len(self.dates) - 1)])

    @path("")
    def show(self, request):
        return self.render(request)

    @path(pgettext_lazy("address", "registration/"), name="registration")
    def show_registration(self, request):
        """The form for several dates; those ticked on the series' own page are ticked in it."""
        self.sub_page = self.sub_page_at("registration", gettext("Registration: %(event)s") % {"event": self.title})
        template = "events/series_registration_page.html"
        if not self.bookable:
            typed = typed_in(request)
            closed = gettext("At the moment one cannot register for any of the dates here.")
            response = self.render(request, template=template, context_overrides={"closed": closed, "typed": typed})
            response.status_code = 422 if request.method == HTTPMethod.POST else 200
            return response
        initial = {"dates": request.GET.getlist("dates")}
        return self.handle_form(request, "booking", template=template, series=self, initial=initial)

    @path(pgettext_lazy("address", "calendar/"), name="calendar")
    def calendar(self, request):
        shown = self.all_dates().filter(ends_at__gte=timezone.now() - feeds.REACH_BACK)
        return feeds.subscription(request, shown, self.title, self.slug)

    def structured_data(self, request):
        return [schema.of_series(self, self.dates, request)] if self.dates else []
