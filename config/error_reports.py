"""
Errors of the program reported to a server that speaks Sentry's protocol, where SENTRY_DSN names one.

What leaves is named here: where in the program it happened, and at which address. No words of an error, which may quote
what somebody typed, and nothing of the request but its method and its path without tokens.
"""

import logging
from typing import Any

import sentry_sdk
from django.core.exceptions import ImproperlyConfigured
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.types import Event, Hint
from sentry_sdk.utils import BadDsn

from core.logs import request_id
from core.privacy.logs import blank

KEPT = ("event_id", "timestamp", "platform", "level", "logger", "sdk")
OF_FRAME = ("filename", "abs_path", "function", "module", "lineno", "in_app")


def switch_on(dsn: str) -> None:
    """What the log calls an error is one: of a request, a job or a mail, and once only. Sentry patches nothing else."""
    try:
        sentry_sdk.init(
            dsn=dsn,
            before_send=clean,
            default_integrations=False,
            auto_enabling_integrations=False,
            integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
            include_local_variables=False,
            include_source_context=False,
            max_request_body_size="never",
            max_breadcrumbs=0,
            send_client_reports=False,
            auto_session_tracking=False,
        )
    except BadDsn:
        raise ImproperlyConfigured("SENTRY_DSN must be an address such as https://key@host/number.") from None


def clean(event: Event, hint: Hint) -> Event | None:
    """What may leave. Of what any stranger can cause, as with another host's name, nothing: it is no fault of ours."""
    given: dict[str, Any] = dict(event)
    if str(given.get("logger")).startswith("django.security."):
        return None
    kept = {name: given[name] for name in KEPT if name in given}
    errors = (given.get("exception") or {}).get("values", [])
    kept["exception"] = {"values": [_error(error) for error in errors]}
    kept["tags"] = {"request_id": request_id.get()}
    if request := getattr(hint.get("log_record"), "request", None):
        kept["tags"] |= {"method": request.method, "path": blank(request.path_info)}
    return kept  # type: ignore[return-value]  # a part of it


def _error(error: dict[str, Any]) -> dict[str, Any]:
    frames = (error.get("stacktrace") or {}).get("frames", [])
    return {
        "type": error.get("type"),
        "module": error.get("module"),
        "stacktrace": {"frames": [{name: frame.get(name) for name in OF_FRAME} for frame in frames]},
    }
