from django.urls import path

from events.check_in import views

app_name = "check_in"
urlpatterns = [
    path("", views.page, name="start"),
    path("people/", views.people, name="people"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("worker.js", views.worker, name="worker"),
]
