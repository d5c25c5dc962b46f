"""Who logs in and out, and who tries to in vain, among the traces: account, network and way, nothing else."""

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Q
from django.http import HttpRequest

from core.privacy import traces
from core.privacy.models import AccessRecord
from core.public_forms import origin
from home.models import User

Act = AccessRecord.Act
logger = logging.getLogger("accounts.log_in")


def connect() -> None:
    user_logged_in.connect(_on_log_in, dispatch_uid="home.staff.log_ins.in")
    user_logged_out.connect(_on_log_out, dispatch_uid="home.staff.log_ins.out")
    user_login_failed.connect(_on_failure, dispatch_uid="home.staff.log_ins.failed")


def _on_log_in(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    traces.note_log_in(Act.LOG_IN, user, _network(request), _way(request))


def _on_log_out(request: HttpRequest | None, user: User | None, **kwargs: Any) -> None:
    if user:
        traces.note_log_in(Act.LOG_OUT, user, _network(request), _way(request))


def _on_failure(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """What was typed is not kept: it may be a password in the wrong field."""
    typed = str(credentials.get("username") or credentials.get("email") or "")
    known = Q(username=typed) | Q(email__iexact=typed)
    user = User.objects.filter(known).first() if typed and "\x00" not in typed else None
    network = _network(request)
    logger.warning("A log-in failed, from %s.", network or "an unknown address")
    traces.note_log_in(Act.LOG_IN_FAILED, user, network, _way(request))


def _way(request: HttpRequest | None) -> str:
    """The address: whether by a password, a passkey, a code or the office’s provider."""
    return request.path_info[: AccessRecord.LONGEST] if request else ""


def _network(request: HttpRequest | None) -> str:
    """Shortened to /24, of IPv6 to /48."""
    found = origin.address(request) if request else None
    return str(origin.network(found)) if found else ""
