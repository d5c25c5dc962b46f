from django.urls import path

from events.check_in import views

urlpatterns = [
    path("", views.page, name="events_check_in"),
    path("people/", views.people, name="events_check_in_people"),
    path("manifest.webmanifest", views.manifest, name="events_check_in_manifest"),
    path("worker.js", views.worker, name="events_check_in_worker"),
]
