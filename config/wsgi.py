import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = get_wsgi_application()

from search.analysis import preload  # noqa: E402 - after the settings are read

preload()  # before a server forks its workers, which then share the dictionaries' memory
