from django.urls import include, path
from wagtail import hooks

from translation.editor import hooks as editor_hooks  # noqa: F401  (hooks make themselves known)
from translation.files import hooks as files_hooks  # noqa: F401
from translation.jobs import hooks as jobs_hooks  # noqa: F401
from translation.machine import hooks as machine_hooks  # noqa: F401
from translation.overview import hooks as overview_hooks  # noqa: F401


@hooks.register("register_admin_urls")
def own_addresses():
    return [path("translation/", include("translation.urls"))]
