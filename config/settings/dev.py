"""Development and demo: no variable is needed, the embedded PostgreSQL is used unless DATABASE_URL is set."""

import os

from config import env, postgres

from .base import *  # noqa: F403
from .base import ADMIN_URL, INSTALLED_APPS, LOGGING, POSTGRESQL_PROGRAMS, SITE_ROLE, STATE_DIR

INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
DEBUG = env.flag("DEBUG", default=False)
LOGGING = LOGGING | {"loggers": LOGGING["loggers"] | {"site.access": {"level": "WARNING"}}}  # the console is read
if env.flag("QUERY_LOG", default=False):
    LOGGING = LOGGING | {"loggers": LOGGING["loggers"] | {"django.db.backends": {"level": "DEBUG"}}}
SECRET_KEY = "insecure-key-for-development-only"  # production refuses it
ALLOWED_HOSTS = ["*"]
DATABASES = {
    "default": env.database(
        os.environ.get("DATABASE_URL") or postgres.database_url(STATE_DIR / "postgres"),
        SITE_ROLE,
        conn_max_age=60,
    )
}
POSTGRESQL_PROGRAMS = POSTGRESQL_PROGRAMS or postgres.programs()
SERVE_MEDIA = True
SITE_URL = f"http://127.0.0.1:{env.integer('PORT', default=8000)}"  # links in mails begin with it
WAGTAILADMIN_BASE_URL = ADMIN_URL or SITE_URL
EMAIL_BACKEND = "core.mail.mailbox.EmailBackend"
DEFAULT_FROM_EMAIL = "projektstelle@example.org"
DEMO = True
STRONG_FACTOR_REQUIRED = False  # nobody can try the demo with somebody else’s phone; production never loads this
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
