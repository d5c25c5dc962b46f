from django.urls import path

from events.participants.statistics import EventStatistics, ManagedEvents
from events.views.acts import ACTS, ActView
from events.views.calendar_import import CalendarImportView
from events.views.documents import DocumentsView
from events.views.online import OnlineAccessView
from events.views.repeat import RepeatView

app_name = "events_admin"
urlpatterns = [
    *(path(f"events/<int:page_id>/{act.name}/", ActView.as_view(act=act), name=act.name) for act in ACTS),
    path("events/<int:page_id>/online-access/", OnlineAccessView.as_view(), name="online_access"),
    path("events/<int:page_id>/documents/", DocumentsView.as_view(), name="documents"),
    path("events/<int:page_id>/further-dates/", RepeatView.as_view(), name="repeat"),
    path("events/<int:page_id>/from-calendar-file/", CalendarImportView.as_view(), name="calendar_import"),
    path("events/participants/", ManagedEvents.as_view(), name="managed"),
    path("events/participants/results/", ManagedEvents.as_view(results_only=True), name="managed_results"),
    path("reports/events/", EventStatistics.as_view(), name="statistics"),
    path("reports/events/results/", EventStatistics.as_view(results_only=True), name="statistics_results"),
]
