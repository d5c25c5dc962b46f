from django.urls import path

from events.views.participant import participant

urlpatterns = [path("<str:token>/", participant, name="events_registration")]
