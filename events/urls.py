from django.urls import path

from events.views.participant import answers, participant

urlpatterns = [
    path("<str:token>/", participant, name="events_registration"),
    path("<str:token>/answers/", answers, name="events_registration_answers"),
]
