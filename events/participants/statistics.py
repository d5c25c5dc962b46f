"""What remains of events once nobody can be told by it: numbers, which do not change when personal data go."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, F, FloatField, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, NullIf, Round
from django.db.models.lookups import GreaterThanOrEqual
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from core.text import languages
from events import times
from events.models import CheckIn, EventPage, Registration
from events.models.aftercare import FEWEST, RATINGS
from events.participants import access

State = Registration.State
_CAME = (
    CheckIn.objects.filter(registration__event=OuterRef("pk"), came=True)
    .order_by()
    .values("registration__event")
    .values(number=Count("pk"))
)
SHOWN = [
    "registered",
    "places",
    "came",
    "stayed_away",
    "cancelled",
    "waiting",
    "answers",
    "rating",
]  # the export has all
CANCELLED = [State.CANCELLED, State.CANCELLED_BY_US, State.DECLINED]


def _seats(**which: Any) -> Coalesce:
    return Coalesce(Sum("registrations__seats", filter=_of_registrations(**which)), 0, output_field=IntegerField())


def _of_registrations(**which: Any) -> Q:
    return Q(**{f"registrations__{name}": value for name, value in which.items()})


def _answers() -> tuple[Any, Any]:
    """How many answered the questions after the event, and their rating on average; None where they are too few."""
    given = [Coalesce(F(f"survey__ratings__{place}"), 0) for place in range(len(RATINGS))]
    count = sum(given[1:], given[0])
    total: Any = sum((rating * number for rating, number in zip(RATINGS, given, strict=True)), Value(0.0))
    mean = Round(total / NullIf(count, Value(0)), precision=1, output_field=FloatField())
    are_enough: Any = GreaterThanOrEqual(count, FEWEST)
    return Case(When(are_enough, then=count)), Case(When(are_enough, then=mean))


def numbers() -> dict[str, Any]:
    """The annotations of `EventPage`: people, except for `registered`, which counts registrations."""
    seated = {"state__in": Registration.SEATED}
    answers, rating = _answers()
    return {
        "registered": Count("registrations", filter=_of_registrations(verified_at__isnull=False)),
        "places": _seats(**seated),
        "on_site": _seats(**seated, attendance=Registration.Attendance.ON_SITE),
        "online": _seats(**seated, attendance=Registration.Attendance.ONLINE),
        "came": Coalesce(Subquery(_CAME), 0),
        "stayed_away": _seats(state=State.NO_SHOW),
        "cancelled": _seats(state__in=CANCELLED),
        "waiting": _seats(state__in=[State.WAITLISTED, State.OFFERED]),
        "answers": answers,
        "rating": rating,
        **{f"in_{code}": _seats(**seated, language=code) for code in languages.CODES},
    }


class ParticipantsColumn(TitleColumn):
    """Something of an event, as a link to its participants for those who may follow it."""

    def get_link_url(self, instance: EventPage, parent_context: Any) -> str | None:
        may_follow = access.may_manage(parent_context["request"].user, instance)
        return reverse("participants:list", args=[instance.pk]) if may_follow else None


def _date(event: EventPage) -> str:
    return date_format(times.wall_clock_of(event.starts_at, event.timezone), "SHORT_DATE_FORMAT")


class EventFilterSet(WagtailFilterSet):
    starts_at = django_filters.DateFromToRangeFilter(label=_("Date of the event"), widget=DateRangePickerWidget)

    class Meta:
        model = EventPage
        fields = ["starts_at"]


class EventNumbers(ReportView):
    """Each event with how many registered, came, stayed away and cancelled."""

    model = EventPage
    header_icon = "group"
    results_template_name = "tables/wide_results.html"
    filterset_class = EventFilterSet
    default_ordering = "-starts_at"
    labels = {
        "registered": _("Registrations"),
        "places": _("Places taken"),
        "on_site": _("On site"),
        "online": _("Online"),
        "came": _("Took part"),
        "stayed_away": _("Did not come"),
        "cancelled": _("Cancelled"),
        "waiting": _("On the waiting list"),
        "answers": _("Answers"),
        "rating": _("Rating of 5"),
        **{f"in_{code}": languages.OWN_NAMES[code] for code in languages.CODES},
    }
    columns = [
        ParticipantsColumn("title", label=_("Event"), sort_key="title", width="35%"),
        Column("starts_at", label=_("Date of the event"), sort_key="starts_at", accessor=_date),
        *(Column(name, label=label) for name, label in labels.items() if name in SHOWN),
    ]
    list_export = ["title", "starts_at", *labels]
    export_headings = {"title": _("Event"), "starts_at": _("Date of the event"), **labels}


class EventStatistics(EventNumbers):
    """Of all that is public, for those whom Wagtail lets see pages."""

    page_title = _("Statistics of events")
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    index_url_name = "events_admin:statistics"
    index_results_url_name = "events_admin:statistics_results"

    def get_base_queryset(self) -> QuerySet[Any]:
        events = EventPage.objects.filter(locale__language_code=languages.SOURCE, live=True)
        return events.annotate(**numbers())


class ManagedEvents(EventNumbers):
    """Of those events whose participants the user sees to, on the way to them."""

    page_title = _("Participants")
    index_url_name = "events_admin:managed"
    index_results_url_name = "events_admin:managed_results"
    # On the way to a list one looks for the event and how full it is; the export has all numbers.
    columns = [
        column
        for column in EventNumbers.columns
        if column.name in {"title", "starts_at", "registered", "places", "waiting", "came"}
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not access.may_manage_any(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[Any]:
        return access.managed_by(self.request.user).annotate(**numbers())
