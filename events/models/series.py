"""A series: one page of words for several dates, each of which is an event with its own facts and registrations."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path

from events import availability, feeds, schema, wording
from events.models.pages import EventPage
from home import i18n
from home.models.addresses import TranslatedRoutesMixin
from home.models.base import BasePage
from home.models.pages import BodyPage


class EventSeriesPage(TranslatedRoutesMixin, BodyPage):
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

    @property
    def teaser_meta(self):
        """When the next date is, and how many follow."""
        if not self.dates:
            return ""
        return " · ".join([wording.when(self.dates[0]), *wording.further_dates(len(self.dates) - 1)])

    @path("")
    def show(self, request):
        return self.render(request)

    @path(pgettext_lazy("address", "calendar/"), name="calendar")
    def calendar(self, request):
        shown = self.all_dates().filter(ends_at__gte=timezone.now() - feeds.REACH_BACK)
        return feeds.subscription(request, shown, self.title, self.slug)

    def structured_data(self, request):
        return [schema.of_series(self, self.dates, request)] if self.dates else []
