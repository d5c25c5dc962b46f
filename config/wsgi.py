import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
os.environ.setdefault("DATABASE_TIMEOUTS", "requests")
try:
    _django = get_wsgi_application()
except ImproperlyConfigured as error:
    raise SystemExit(str(error)) from None  # of gunicorn, which would write a traceback

from core.page_cache import wsgi as page_cache

_site = page_cache.around(_django)


def application(environ, start_response):
    """The site lies at the root of its host, whatever a header says that gunicorn believes and Django falls over."""
    return _site(environ | {"SCRIPT_NAME": ""}, start_response)


from django.urls import get_resolver  # noqa: E402

from search.analysis import preload  # noqa: E402

# Before a server forks its workers, which then share the memory; and all of one version, whatever files change later.
get_resolver().url_patterns  # noqa: B018 - imports all views, hooks and admin pages
preload()
