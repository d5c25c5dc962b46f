from django.urls import path

from partnerships import link_pages
from partnerships.working_groups.views import file, members

urlpatterns = [
    path("members/<str:token>/", members, name="partnerships_members"),
    path("members/<str:token>/<int:pk>/", file, name="partnerships_members_file"),
    path("<slug:scope>/<str:token>/", link_pages.show, name="partnerships_link_page"),
]
