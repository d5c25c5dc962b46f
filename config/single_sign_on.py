"""Who besides the site says who an editor is: nobody, unless the environment names an OpenID Connect provider."""

import os
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env, site_role

OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}
NEED_SERVER = ("CLIENT_ID", "CLIENT_SECRET", "NAME", "ONLY", "STRONG_FACTOR", "ACR_VALUES")


def from_environment(role: str) -> dict[str, Any]:
    """`{}`, as always on the public side, or what `accounts.single_sign_on` needs to know."""
    server = env.address("OIDC_SERVER", default="-").rstrip("/")
    if not server:
        for name in NEED_SERVER:
            if os.environ.get(f"OIDC_{name}", "").strip():
                raise ImproperlyConfigured(f"OIDC_{name} means nothing without OIDC_SERVER.")
        return {}
    parts = urlsplit(server)
    if not parts.hostname or (
        parts.scheme != "https" and (parts.scheme, parts.hostname in OWN_MACHINE) != ("http", True)
    ):
        raise ImproperlyConfigured("OIDC_SERVER must begin with https://, unless the provider runs on this machine.")
    found = {
        "server": server,
        "client_id": env.text("OIDC_CLIENT_ID"),
        "secret": env.text("OIDC_CLIENT_SECRET"),
        "name": env.text("OIDC_NAME", default=parts.hostname),
        "only": env.flag("OIDC_ONLY", default=False),
        "strong_factor": env.flag("OIDC_STRONG_FACTOR", default=False),
        "acr_values": env.words("OIDC_ACR_VALUES", default="mfa"),
    }
    return {} if role == site_role.PUBLIC else found
