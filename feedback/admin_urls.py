from django.urls import path

from feedback.reports import HelpfulPagesReport

app_name = "feedback_admin"
urlpatterns = [
    path("reports/helpful-pages/", HelpfulPagesReport.as_view(), name="helpful_pages"),
    path("reports/helpful-pages/results/", HelpfulPagesReport.as_view(results_only=True), name="helpful_pages_results"),
]
