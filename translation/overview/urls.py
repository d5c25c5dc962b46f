from django.urls import path

from translation.overview import bulk_views, views
from translation.overview.reports import OverviewReport, RecordsReport

urlpatterns = [
    path("overview/", OverviewReport.as_view(), name="overview"),
    path("overview/results/", OverviewReport.as_view(results_only=True), name="overview_results"),
    path("overview/records/", RecordsReport.as_view(), name="records"),
    path("overview/records/results/", RecordsReport.as_view(results_only=True), name="records_results"),
    path("overview/assign/", views.AssignView.as_view(), name="assign"),
    path("bulk/new/", bulk_views.BulkOrderView.as_view(), name="bulk_order"),
    path("bulk/<int:pk>/", bulk_views.BulkProgressView.as_view(), name="bulk"),
    path("bulk/<int:pk>/stop/", bulk_views.stop, name="bulk_stop"),
    path("bulk/<int:pk>/resume/", bulk_views.resume, name="bulk_resume"),
]
