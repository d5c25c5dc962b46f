from django.urls import path

from translation.jobs import holders

app_name = "translation_job"
urlpatterns = [
    path("<str:token>/", holders.job, name="job"),
    path("<str:token>/zip/", holders.download, name="download"),
]
