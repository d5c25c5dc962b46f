"""Production: every value that differs between installations comes from the environment; none has an unsafe default."""

import logging
import re
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import buckets, env, error_reports, site_role

from .base import *  # noqa: F403

ONE_YEAR = 365 * 24 * 60 * 60  # seconds

DEBUG = False
if env.flag("FIRST_PAGES", default=False):
    INSTALLED_APPS = [*INSTALLED_APPS, "demo"]  # for `load_demo --pages`; DEMO keeps it from loading anything else

SECRET_KEY = env.text("SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith("insecure"):
    raise ImproperlyConfigured("SECRET_KEY must be a random text of at least 50 characters.")

SITE_URL = env.address("SITE_URL").rstrip("/")
if urlsplit(SITE_URL).scheme != "https":
    raise ImproperlyConfigured("SITE_URL must be the site's address and begin with https://.")
for _name, _url in (("SITE_URL", SITE_URL), ("ADMIN_URL", ADMIN_URL)):
    if _url and not re.fullmatch(r"\w+://[a-z0-9.:\[\]-]+", _url, re.ASCII | re.IGNORECASE):
        raise ImproperlyConfigured(f"{_name} must name a host and no path; one with umlauts as browsers do, by xn--.")
WAGTAILADMIN_BASE_URL = ADMIN_URL or SITE_URL
_hosts = site_role.hosts(SITE_ROLE, SITE_URL, ADMIN_URL)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default=",".join(str(urlsplit(url).hostname) for url in _hosts))
if not ALLOWED_HOSTS or not all(re.fullmatch(r"[a-z0-9._-]+|\[[0-9a-f:]+\]", host, re.I) for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts, without https:// and port; “*” would accept any.")
CSRF_TRUSTED_ORIGINS = _hosts

DATABASES = {"default": env.site_database(SITE_ROLE, conn_max_age=60, conn_health_checks=True)}

_buckets = buckets.from_environment()
_by_nginx = env.flag("DOCUMENTS_BY_NGINX", default=False)  # as deploy/nginx/site.conf does, once we said who may read
if _buckets:
    STORAGES |= _buckets  # nothing is written to MEDIA_ROOT
    if _by_nginx:
        raise ImproperlyConfigured("DOCUMENTS_BY_NGINX is for documents in a folder; leave it unset with buckets.")
else:
    MEDIA_ROOT = env.text("MEDIA_ROOT")
    DOCUMENTS_ROOT = env.text("DOCUMENTS_ROOT")
    for _name, _folder in (("DOCUMENTS_ROOT", DOCUMENTS_ROOT), ("BACKUP_ROOT", BACKUP_ROOT)):
        if _folder and Path(_folder).resolve().is_relative_to(Path(MEDIA_ROOT).resolve()):
            raise ImproperlyConfigured(f"{_name} must lie outside MEDIA_ROOT, or what it holds would be public.")
    STORAGES["documents"]["OPTIONS"]["location"] = DOCUMENTS_ROOT
    if _by_nginx:
        SENDFILE_BACKEND = "django_sendfile.backends.nginx"
        SENDFILE_ROOT, SENDFILE_URL = DOCUMENTS_ROOT, "/-documents"
ERASURE_LEDGER = Path(env.text("ERASURE_LEDGER", default=str(ERASURE_LEDGER)))

EMAIL_HOST = env.text("EMAIL_HOST")
if not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:]+", EMAIL_HOST, re.IGNORECASE):
    raise ImproperlyConfigured("EMAIL_HOST must be the name of the mail server alone; its port is EMAIL_PORT.")
EMAIL_PORT = env.integer("EMAIL_PORT", default=587, least=1, most=65535)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", default="-").removeprefix("-")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", default="-").removeprefix("-")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=True)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL")
if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", parseaddr(DEFAULT_FROM_EMAIL)[1]):
    raise ImproperlyConfigured("DEFAULT_FROM_EMAIL must be an address, alone or as Name <office@example.org>.")

SEARCH_URL = env.address("SEARCH_URL", default="-")
_search = urlsplit(SEARCH_URL)
if SEARCH_URL and _search.scheme != "https" and _search.hostname not in {"localhost", "127.0.0.1", "::1"}:
    raise ImproperlyConfigured("SEARCH_URL must begin with https://, unless the server runs on this machine.")

_front = env.address("FRONT_CACHE_PURGE_URL", default="-").rstrip("/")
if _front and (urlsplit(_front).scheme not in {"http", "https"} or not urlsplit(_front).hostname):
    raise ImproperlyConfigured("FRONT_CACHE_PURGE_URL must begin with http:// or https:// and name a host.")
if _front:
    WAGTAILFRONTENDCACHE = {"front": {"BACKEND": "home.serving.front_cache.Purge", "LOCATION": _front}}

CLAMD = env.socket("CLAMD")

_format = env.text("LOG_FORMAT", default="json")
if _format not in LOGGING["formatters"]:
    raise ImproperlyConfigured(f"LOG_FORMAT must be json or text, not “{_format}”.")
LOGGING["handlers"]["console"]["formatter"] = _format
logging.captureWarnings(True)  # Python's own are lines of the log as well

METRICS_TOKEN = env.text("METRICS_TOKEN", default="-").removeprefix("-")
if METRICS_TOKEN and len(METRICS_TOKEN) < 32:
    raise ImproperlyConfigured("METRICS_TOKEN must be a random text of at least 32 characters.")
SENTRY_DSN = env.address("SENTRY_DSN", default="-")
if SENTRY_DSN:
    error_reports.switch_on(SENTRY_DSN)

TRUSTED_PROXIES = env.integer("TRUSTED_PROXIES", default=1)

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^-/"]  # health checks come over plain HTTP from the same machine
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Other hosts below this one may have no HTTPS: nobody is bound to it by default, nor for ever by a list of browsers.
SECURE_HSTS_SECONDS = env.integer("HSTS_SECONDS", default=2 * ONE_YEAR)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", default=False)
if SECURE_HSTS_PRELOAD and not (SECURE_HSTS_INCLUDE_SUBDOMAINS and SECURE_HSTS_SECONDS >= ONE_YEAR):
    raise ImproperlyConfigured(
        "HSTS_PRELOAD needs HSTS_INCLUDE_SUBDOMAINS=true and HSTS_SECONDS of at least a year (31536000): "
        "the lists of browsers take no other site."
    )
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Browsers take cookies of these names from this host alone, over HTTPS, for all addresses.
SESSION_COOKIE_NAME = "__Host-editor_session"
CSRF_COOKIE_NAME = "__Host-csrf"
DEVICE_COOKIE_NAME = "__Host-editor_device"
# Those before, so that codes and links still work.
SECRET_KEY_FALLBACKS = [key for key in env.words("SECRET_KEY_FALLBACKS", default="-") if key != "-"]
