from django.urls import path

from translation.machine import views

urlpatterns = [
    path("<int:translation_id>/machine/", views.machine, name="machine"),
    path("<int:translation_id>/machine/draft/", views.draft, name="machine_draft"),
    path("<int:translation_id>/machine/check/", views.check, name="machine_check"),
]
