from django.urls import include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def own_addresses():
    return [path("translation/", include("translation.urls"))]
