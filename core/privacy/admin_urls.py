from django.urls import path

from core.privacy import views

app_name = "privacy"
urlpatterns = [
    path("reports/retention/", views.report, name="retention"),
    path("personal-data/", views.person, name="person"),
]
