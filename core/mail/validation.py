"""What of a mail could break it on the wire is refused when it is queued. All of these raise ValueError."""

import re
from collections.abc import Iterable

MailAttachment = tuple[str, bytes, str]  # ASCII file name, content, media type
MAX_ATTACHMENTS_SIZE = 10 * 1024 * 1024
# What the outbox sets itself; a caller adds others, such as List-Unsubscribe.
OWN_HEADERS = {
    "auto-submitted", "bcc", "cc", "content-transfer-encoding", "content-type", "date", "from", "message-id",
    "mime-version", "reply-to", "sender", "subject", "to", "x-auto-response-suppress",
}  # fmt: skip


def checked_headers(headers: dict[str, str]) -> dict[str, str]:
    for name, value in headers.items():
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{0,60}", name) or name.lower() in OWN_HEADERS:
            raise ValueError(f"“{name}” cannot be set as a header.")
        if not re.fullmatch(r"[\x20-\x7e]{1,900}", value):
            raise ValueError(f"The value of the header {name} must be one line of ASCII.")
    return headers


def checked_attachments(attachments: Iterable[MailAttachment]) -> list[MailAttachment]:
    attachments = [(name, bytes(content), mimetype) for name, content, mimetype in attachments]
    for name, _content, mimetype in attachments:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", name):
            raise ValueError(f"“{name}” is no name for an attachment: letters, digits, “.”, “_” and “-” only.")
        if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+(; ?[a-z]+=[A-Za-z0-9-]+)*", mimetype):
            raise ValueError(f"“{mimetype}” is no media type.")
    if sum(len(content) for _name, content, _type in attachments) > MAX_ATTACHMENTS_SIZE:
        raise ValueError("The attachments are too large for a mail.")
    return attachments
