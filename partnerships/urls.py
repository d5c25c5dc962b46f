from django.urls import path

from partnerships import link_pages
from partnerships.working_groups.views import file, members

app_name = "partnerships"
urlpatterns = [
    path("members/<str:token>/", members, name="members"),
    path("members/<str:token>/<int:pk>/", file, name="members_file"),
    path("<slug:scope>/<str:token>/", link_pages.show, name="link_page"),
]
