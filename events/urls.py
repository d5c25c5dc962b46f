from django.urls import path

from events.views.participant import answers, participant, ticket
from events.views.registration import take

urlpatterns = [
    path("for/<int:pk>/", take, name="events_register"),
    path("<str:token>/", participant, name="events_registration"),
    path("<str:token>/answers/", answers, name="events_registration_answers"),
    path("<str:token>/ticket.svg", ticket, name="events_ticket"),
]
