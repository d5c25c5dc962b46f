from django.urls import include, path
from wagtail import hooks

from translation.overview import hooks as overview_hooks  # noqa: F401  (they register themselves)


@hooks.register("register_admin_urls")
def own_addresses():
    return [path("translation/", include("translation.urls"))]
