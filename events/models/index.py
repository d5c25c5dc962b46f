from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.contrib.routable_page.models import path

from core.page_cache import memory
from core.tables import pagination
from core.tables.faceted_list import form_from_request
from core.text import countries, typography
from events import availability, feeds, finder, month
from events.models.pages import EventPage
from home import i18n
from home.models import Topic
from home.models.addresses import TranslatedRoutesMixin
from home.models.base import BasePage


class EventIndexPage(TranslatedRoutesMixin, BasePage):
    """All events: list, month, archive and calendars to subscribe to."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["events.EventPage", "events.EventSeriesPage"]
    is_overview = True
    max_count_per_parent = 1
    per_page = 20
    own_addresses = {"archive", "month", "calendar"}

    class Meta:
        verbose_name = gettext_lazy("overview of events")
        verbose_name_plural = gettext_lazy("overviews of events")

    def events(self):
        """The events that a reader of this language may see, German fallbacks included."""
        shown = EventPage.objects.descendant_of(self).select_related("locale")
        return i18n.in_language(shown, self.locale.language_code)

    def route(self, request, path_components):
        """Find an event with one query that brings along what every page asks for, where Wagtail would take four."""
        if len(path_components) > 0 and path_components[0] not in self.own_addresses:
            found = EventPage.objects.child_of(self).select_related("locale", "share_image")
            if event := found.filter(slug=path_components[0]).first():
                return event.route(request, path_components[1:])
        return super().route(request, path_components)

    @path("", name="upcoming")
    def show_upcoming(self, request):
        return self._list(request, self.events().upcoming(), "upcoming")

    @path(pgettext_lazy("address", "archive/"), name="archive")
    def show_archive(self, request):
        self.sub_page = self.sub_page_at("archive", _("Past events"), self.summary)
        return self._list(request, self.events().past(), "archive")

    @path(pgettext_lazy("address", "month/"), name="month")
    def show_month(self, request):
        self.sub_page = self.sub_page_at("month", _("Events by month"), self.summary)
        today = timezone.localdate()
        found = finder.finder_of(self.events().order_by("starts_at", "pk"), further_month=f"{today:%Y-%m}")
        form, message = form_from_request(request, found, month=f"{today:%Y-%m}")
        chosen = form.cleaned_data["month"]
        keys = form.matching_keys()
        shown = availability.counted(self.events().filter(pk__in=keys).order_by("starts_at", "pk"))
        context = {
            "month": month.table(finder.first_day(chosen), shown, today),
            "neighbours": [
                (f"?{form.query(month=value)}", label, rel)
                for value, label, rel in month.neighbours(chosen, found.labels["month"])
            ],
        }
        return self._render(request, form, message, keys, "month", context)

    def _list(self, request, events, view):
        known = memory.get_or_set(("finder", self.pk, view), lambda: finder.finder_of(events))  # whatever is asked
        form, message = form_from_request(request, known)
        found = events.filter(pk__in=form.matching_keys()).once_a_series(latest=view == "archive")
        further = dict(found.values_list("pk", "further_dates"))
        keys = list(further)
        page_obj, wrong_number = pagination.paginate(keys, request, self.per_page)
        shown = self.events().in_bulk(page_obj.object_list)
        context = {
            "page_obj": page_obj,
            "events": availability.counted(_with_further(shown[key], further) for key in page_obj.object_list),
            "base_url": form.pages_url(),
        }
        return self._render(request, form, message or wrong_number, keys, view, context)

    def _render(self, request, form, message, keys, view, context):
        query = form.query(month="")
        suffix = f"?{query}" if query else ""
        address = self.get_url(request)
        labels = {"upcoming": _("Upcoming events"), "month": _("Events by month"), "archive": _("Past events")}
        context |= {
            "form": form,
            "view": view,
            "message": message,
            "count_in_words": ngettext("%(count)s event", "%(count)s events", len(keys)) % {"count": len(keys)},
            "views": [
                (label, f"{address}{self.reverse_subpage(name)}{suffix}", name == view)
                for name, label in labels.items()
            ],
            "subscriptions": memory.get_or_set(("subscriptions", self.pk), lambda: list(self._subscriptions())),
        }
        return self.render(request, context_overrides=context)

    def _subscriptions(self):
        """`(label, route, argument)` of the calendars of single countries and topics that have events."""
        found = finder.finder_of(self._in_calendars())
        for facet, route in (("country", "calendar_of_country"), ("topic", "calendar_of_topic")):
            for value, label, _count in found.choices(finder.FACETS[facet], {}):
                yield label, route, value.lower()

    def _in_calendars(self):
        """What is to come, and what was not long ago."""
        return self.events().filter(ends_at__gte=timezone.now() - feeds.REACH_BACK).order_by("starts_at", "pk")

    @path(pgettext_lazy("address", "calendar/"), name="calendar")
    def calendar(self, request):
        return feeds.subscription(request, self._in_calendars(), self.title, self.slug)

    @path(pgettext_lazy("address", "calendar/country/<slug:code>/"), name="calendar_of_country")
    def calendar_of_country(self, request, code):
        name = countries.name(code.upper())
        if name == code.upper():
            raise Http404
        events = self._in_calendars().filter(countries__contains=[code.upper()])
        return feeds.subscription(request, events, typography.labelled(self.title, name), f"{self.slug}-{code}")

    @path(pgettext_lazy("address", "calendar/topic/<slug:slug>/"), name="calendar_of_topic")
    def calendar_of_topic(self, request, slug):
        topic = get_object_or_404(Topic, slug=slug)
        events = self._in_calendars().filter(topics=topic)
        return feeds.subscription(request, events, typography.labelled(self.title, topic.name), f"{self.slug}-{slug}")


def _with_further(event, further):
    event.further = further[event.pk]
    return event
