from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views.aftercare import document, questions
from events.views.participant import answers, certificate, participant, ticket
from events.views.registration import submit

app_name = "registration"
urlpatterns = [
    path(pgettext_lazy("address", "for/<int:pk>/"), submit, name="submit"),
    path(pgettext_lazy("address", "questions/<int:pk>/<str:token>/"), questions, name="questions"),
    path("<str:token>/", participant, name="self_service"),
    path(pgettext_lazy("address", "<str:token>/answers/"), answers, name="answers"),
    path("<str:token>/ticket.svg", ticket, name="ticket"),
    path("<str:token>/certificate.pdf", certificate, name="certificate"),
    path("<str:token>/documents/<int:pk>/", document, name="document"),
    # Of another date that was booked in the same form.
    path("<str:token>/<int:date>/", participant, name="date"),
    path(pgettext_lazy("address", "<str:token>/<int:date>/answers/"), answers, name="answers_of_date"),
    path("<str:token>/<int:date>/ticket.svg", ticket, name="ticket_of_date"),
    path("<str:token>/<int:date>/certificate.pdf", certificate, name="certificate_of_date"),
    path("<str:token>/<int:date>/documents/<int:pk>/", document, name="document_of_date"),
]
