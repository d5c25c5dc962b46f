from django.urls import path

from search.reports import EmptySearchReport

app_name = "search_admin"
urlpatterns = [
    path("reports/empty-searches/", EmptySearchReport.as_view(), name="empty_searches"),
    path(
        "reports/empty-searches/results/", EmptySearchReport.as_view(results_only=True), name="empty_searches_results"
    ),
]
