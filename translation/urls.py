"""Addresses of the admin, below `translation/`."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "translation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("editor/", include("translation.editor.urls")),
    path("", include("translation.overview.urls")),
    path("", include("translation.files.urls")),
    path("", include("translation.jobs.urls")),
    path("", include("translation.machine.urls")),
]
