"""The test suite: like development, but faster and with files in a directory of its own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from config import caches, env, postgres

from .base import *  # noqa: F403
from .base import BASE_DIR, INSTALLED_APPS, SITE_ROLE, STATE_DIR, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "demo", "django_migration_linter"]
DEBUG = False
SECRET_KEY = "insecure-key-for-tests-only"
ALLOWED_HOSTS = ["*"]


def _server():
    """One for each process of the suite, and for each suite: one test kills its own, which no other must feel."""
    name = "-".join(filter(None, ["postgres-test", os.environ.get("PYTEST_XDIST_WORKER")]))
    given = Path(os.environ.get("TEST_SERVER", ""))  # by the test that has started this process
    if given.parent != STATE_DIR or not given.name.startswith(name):
        given = postgres.unused(STATE_DIR / name)
        os.environ["TEST_SERVER"] = str(given)
    return given


DATABASES = {"default": env.database(os.environ.get("DATABASE_URL") or postgres.database_url(_server()), SITE_ROLE)}
POSTGRESQL_PROGRAMS = os.environ.get("POSTGRESQL_PROGRAMS") or postgres.programs()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STRONG_FACTOR_REQUIRED = False  # tests/accounts switches it on
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
PUBLIC_FORMS_STEP = 0  # tests/bench/security measures with it
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_files = Path(os.environ.get("TEST_FILES") or tempfile.mkdtemp(prefix="site-test-"))
if "TEST_FILES" not in os.environ:
    atexit.register(shutil.rmtree, _files, ignore_errors=True)
MEDIA_ROOT = _files / "media"
STORAGES = STORAGES | {
    "documents": STORAGES["documents"] | {"OPTIONS": {"location": str(_files / "documents"), "base_url": None}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ERASURE_LEDGER = _files / "erasures.txt"
MACHINE_TRANSLATION = SINGLE_SIGN_ON = {}  # whatever the environment says
CACHES = caches.OF_EACH_PROCESS
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
WAGTAIL_APPEND_SLASH = True
# Migrations that the version before survives, as it runs on until the restart; from the first release on.
MIGRATION_LINTER_OPTIONS = {
    "include_apps": [app.rpartition(".")[2] for app in INSTALLED_APPS if (BASE_DIR / app.replace(".", "/")).is_dir()],
    "ignore_initial_migrations": True,
    # Those that may break it nevertheless, with the reason.
    "ignore_name": [
        "0018_one_address_one_account",  # the forms of the version before refuse what it refuses
    ],
    "no_cache": True,
    "quiet": ["ok", "ignore"],
}
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "WARNING"}}
