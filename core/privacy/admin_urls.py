from django.urls import path

from core.privacy import views
from core.privacy.reports import AccessReport

app_name = "privacy"
urlpatterns = [
    path("reports/retention/", views.report, name="retention"),
    path("personal-data/", views.person, name="person"),
    path("reports/accesses/", AccessReport.as_view(), name="accesses"),
    path("reports/accesses/results/", AccessReport.as_view(results_only=True), name="accesses_results"),
]
