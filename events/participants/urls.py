from django.urls import path

from events.participants import codes, detail, devices, export, listing, mailing, registrars
from events.participants import thanks as thanks_views
from events.participants.sheets import views as sheets

app_name = "participants"
urlpatterns = [
    path("", listing.participants, name="list"),
    path("add/", detail.add, name="add"),
    path("codes/", codes.codes, name="codes"),
    path("devices/", devices.devices, name="devices"),
    path("export/", export.export, name="export"),
    path("registrars/", registrars.registrars, name="registrars"),
    path("write/", mailing.write, name="write"),
    path("thanks/", thanks_views.thanks, name="thanks"),
    path("sign-in-sheet/", sheets.sign_in, name="sign_in_sheet"),
    path("badges/", sheets.badges, name="badges"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/certificate/", sheets.certificate, name="certificate"),
]
