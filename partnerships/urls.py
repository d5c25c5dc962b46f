from django.urls import path

from partnerships.by_link import by_link

urlpatterns = [path("<slug:scope>/<str:token>/", by_link, name="partnerships_by_link")]
