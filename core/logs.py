"""
How a line of the log is written; known before Django is.

The form is ours, in place of a package's, since it names the fields that leave: Django attaches the whole request to
its records, with an address in which somebody may have typed anything.
"""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

from core.privacy.logs import blank

FIELDS = ("method", "path", "status", "duration_ms", "user")
VALUES = re.compile(r"^DETAIL: .*$", re.MULTILINE)  # PostgreSQL quotes there what somebody has typed
request_id: ContextVar[str] = ContextVar("request_id", default="")


class LineFormatter(logging.Formatter):
    """For people."""

    def formatException(  # noqa: N802 - the name that logging calls
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return blank(VALUES.sub("DETAIL: [left out]", super().formatException(ei)))


class JsonFormatter(LineFormatter):
    """For programs: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": request_id.get() or None,
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps({name: value for name, value in line.items() if value is not None}, ensure_ascii=False)
