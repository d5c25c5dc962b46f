from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views.participant import answers, certificate, participant, ticket
from events.views.registration import submit

app_name = "registration"
urlpatterns = [
    path(pgettext_lazy("address", "for/<int:pk>/"), submit, name="submit"),
    path("<str:token>/", participant, name="self_service"),
    path(pgettext_lazy("address", "<str:token>/answers/"), answers, name="answers"),
    path("<str:token>/ticket.svg", ticket, name="ticket"),
    path("<str:token>/certificate.pdf", certificate, name="certificate"),
]
