"""Which service drafts translations: none, unless the environment names one with all that it needs."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env

OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}


def from_environment() -> dict[str, Any]:
    """`{}`, or service, url, key and monthly_characters."""
    name = env.text("MACHINE_TRANSLATION", default="-").removeprefix("-")
    if not name:
        return {}
    if name not in SERVICES:
        raise ImproperlyConfigured(f"MACHINE_TRANSLATION must be one of {', '.join(SERVICES)}, not “{name}”.")
    characters = env.integer("MACHINE_TRANSLATION_MONTHLY_CHARACTERS", least=1)
    return {"service": name, "monthly_characters": characters, **SERVICES[name]()}


def _deepl() -> dict[str, str]:
    key = env.text("DEEPL_AUTH_KEY")
    host = "api-free.deepl.com" if key.endswith(":fx") else "api.deepl.com"  # as DeepL marks the keys of free plans
    return {"key": key, "url": _address("DEEPL_URL", f"https://{host}")}


def _libretranslate() -> dict[str, str]:
    key = env.text("LIBRETRANSLATE_API_KEY", default="-").removeprefix("-")
    return {"key": key, "url": _address("LIBRETRANSLATE_URL")}


def _address(name: str, default: str | None = None) -> str:
    url = env.address(name, default).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ImproperlyConfigured(f"{name} must be an address.")
    if parts.scheme != "https" and parts.hostname not in OWN_MACHINE:
        raise ImproperlyConfigured(f"{name} must begin with https://, unless the server runs on this machine.")
    return url


SERVICES = {"deepl": _deepl, "libretranslate": _libretranslate}
