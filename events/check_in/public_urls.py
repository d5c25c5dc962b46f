from django.urls import path

from events.check_in import holders

app_name = "check_in_device"
urlpatterns = [
    path("<str:token>/", holders.page, name="start"),
    path("<str:token>/people/", holders.people, name="people"),
    path("<str:token>/manifest.webmanifest", holders.manifest, name="manifest"),
    path("<str:token>/worker.js", holders.worker, name="worker"),
]
