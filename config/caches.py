"""The caches: of each process, or with CACHE_URL of all processes together."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env

SECONDS = 0.5  # that a request waits for the server
# Renditions spare a query for each image.
RENDITIONS = {"TIMEOUT": 3600}
# For the template tag `cache`: what the pages of a generation have alike.
FRAGMENTS = {"template_fragments": {"BACKEND": "core.page_cache.memory.Fragments"}}
OF_EACH_PROCESS: dict[str, dict[str, Any]] = {
    **FRAGMENTS,
    "default": {"BACKEND": "core.caches.ProcessCache"},
    "renditions": {
        "BACKEND": "core.caches.ProcessCache",
        "LOCATION": "renditions",
        "OPTIONS": {"MAX_ENTRIES": 5000},
        **RENDITIONS,
    },
}


def from_environment(role: str) -> dict[str, dict[str, Any]]:
    url = env.address("CACHE_URL", default="-")
    if not url:
        return OF_EACH_PROCESS
    parts = urlsplit(url)
    is_here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if not parts.hostname or (parts.scheme != "rediss" and not (parts.scheme == "redis" and is_here)):
        # Whoever could change what is kept could run programs of theirs: it is read by pickle.
        raise ImproperlyConfigured("CACHE_URL must begin with rediss://, or with redis:// on this machine.")
    shared = {
        "BACKEND": "core.caches.SharedCache",
        "LOCATION": url,
        "OPTIONS": {"socket_connect_timeout": SECONDS, "socket_timeout": SECONDS},
    }
    # A prefix for each role, so that the server can be told which keys the public process may use.
    return {
        **FRAGMENTS,
        "default": {"KEY_PREFIX": f"{role}-default", **shared},
        "renditions": {"KEY_PREFIX": f"{role}-renditions", **shared, **RENDITIONS},
        "pages": {"KEY_PREFIX": f"{role}-pages", **shared},
    }
