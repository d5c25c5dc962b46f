from django.urls import path

from events.views.participant import answers, participant, ticket
from events.views.registration import submit

app_name = "registration"
urlpatterns = [
    path("for/<int:pk>/", submit, name="submit"),
    path("<str:token>/", participant, name="self_service"),
    path("<str:token>/answers/", answers, name="answers"),
    path("<str:token>/ticket.svg", ticket, name="ticket"),
]
