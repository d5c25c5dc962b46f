from django.urls import path

from partnerships.by_link import by_link
from partnerships.working_groups.views import file, members

urlpatterns = [
    path("members/<str:token>/", members, name="partnerships_members"),
    path("members/<str:token>/<int:pk>/", file, name="partnerships_members_file"),
    path("<slug:scope>/<str:token>/", by_link, name="partnerships_by_link"),
]
