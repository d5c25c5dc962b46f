from django.urls import path

from events.participants import detail, export, listing, mailing
from events.participants.sheets import views as sheets

urlpatterns = [
    path("", listing.participants, name="events_participants"),
    path("add/", detail.add, name="events_participant_add"),
    path("export/", export.export, name="events_participants_export"),
    path("write/", mailing.write, name="events_participants_write"),
    path("sign-in-sheet/", sheets.sign_in, name="events_sign_in_sheet"),
    path("badges/", sheets.badges, name="events_badges"),
    path("<int:pk>/", detail.detail, name="events_participant"),
    path("<int:pk>/certificate/", sheets.certificate, name="events_certificate"),
]
