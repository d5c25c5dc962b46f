from django.urls import path

from events.participants import detail, listing

urlpatterns = [
    path("", listing.participants, name="events_participants"),
    path("add/", detail.add, name="events_participant_add"),
    path("<int:pk>/", detail.detail, name="events_participant"),
]
