"""The demo's mailbox: mails are kept in a folder instead of being sent, and shown at `/-/mailbox`."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage as ReadMessage
from email.policy import default
from functools import wraps
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponse]
SHOWN = 200
# An HTML mail brings its own styles; nothing else of it may work.
POLICY_FOR_HTML = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups"


class EmailBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        settings.MAILBOX_DIR.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{uuid4().hex[:6]}.eml"
            (settings.MAILBOX_DIR / name).write_bytes(message.message().as_bytes(linesep="\r\n"))
        return len(email_messages)


def demo_only(view: View) -> View:
    """Anywhere else the address does not exist."""

    @wraps(view)
    @require_safe
    @never_cache
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return guarded


@demo_only
def mails(request: HttpRequest) -> HttpResponse:
    files = sorted(settings.MAILBOX_DIR.glob("*.eml"), reverse=True)
    shown = [_summary(file) for file in files[:SHOWN]]
    return render(request, "mail/mailbox.html", {"mails": shown, "number": len(files)})


@demo_only
def mail(request: HttpRequest, name: str) -> HttpResponse:
    message = _read(name)
    text = message.get_body(("plain",))
    attachments = [part.get_filename() or "?" for part in message.iter_attachments()]
    headers = [(header, str(value)) for header, value in message.items() if not header.startswith(("Content-", "MIME"))]
    return render(
        request,
        "mail/mailbox_mail.html",
        {
            "name": name,
            "subject": message["Subject"],
            "language": message["Content-Language"],
            "headers": headers,
            "text": text.get_content() if text else "",
            "has_html": message.get_body(("html",)) is not None,
            "attachments": list(enumerate(attachments)),
        },
    )


@demo_only
def part(request: HttpRequest, name: str, part: str) -> HttpResponse:
    """The mail's HTML, the file itself, or an attachment by its number."""
    message = _read(name)
    if part == "html" and (html := message.get_body(("html",))):
        response = HttpResponse(html.get_content())
        response.headers["Content-Security-Policy"] = POLICY_FOR_HTML
        return response
    if part == "eml":
        return _download(_path(name).read_bytes(), f"{name}.eml")
    attachments = list(message.iter_attachments())
    if not part.isdecimal() or int(part) >= len(attachments):
        raise Http404
    attachment = attachments[int(part)]
    return _download(cast(bytes, attachment.get_payload(decode=True)) or b"", attachment.get_filename() or "attachment")


def _download(content: bytes, filename: str) -> HttpResponse:
    filename = re.sub(r"[^A-Za-z0-9._-]", "_", filename)
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


def _summary(file: Path) -> dict[str, str]:
    message = message_from_bytes(file.read_bytes(), policy=default)
    return {"name": file.stem, **{name: str(message[name] or "") for name in ("subject", "to", "date")}}


def _path(name: str) -> Path:
    path = settings.MAILBOX_DIR / f"{name}.eml"
    if not path.is_file():
        raise Http404
    return path


def _read(name: str) -> ReadMessage:
    return message_from_bytes(_path(name).read_bytes(), policy=default)
