"""How gunicorn serves the site, wherever it runs; the environment says how many processes and where."""

import os

from django.core.exceptions import ImproperlyConfigured

from config import env

wsgi_app = "config.wsgi"
try:
    bind = env.listeners("BIND", default="127.0.0.1:8000")
    # One thread each: in a rush on an event processes take in half as many registrations again as threads.
    workers = env.integer("WEB_CONCURRENCY", default=2 * (os.cpu_count() or 1), least=1, most=1000)
except ImproperlyConfigured as error:
    raise SystemExit(str(error)) from None  # gunicorn would write a traceback
preload_app = True  # the dictionaries of the search are shared, and all processes are of one version
control_socket_disable = True
worker_tmp_dir = "/dev/shm"  # noqa: S108 - a heartbeat that waits for no disk
timeout = 60
graceful_timeout = 30
max_requests = 20_000  # what memory a library may lose is given back
max_requests_jitter = 5_000
umask = 0o027  # nginx's user, in the site's group, reads uploads
