"""Writes the mails; all share one template, the words come from whoever sends."""

from collections.abc import Callable
from typing import Any

from django.utils import translation

from core.mail import outbox
from partnerships import link_pages

Words = tuple[str, list[str]] | tuple[str, list[str], str]  # subject, paragraphs, and the button’s
TEMPLATE = "partnerships.service"


def send(
    kind: str,
    record: Any,
    words: Callable[[], Words],
    *,
    scope: str = "",
    days: int = 14,
    key: str = "once",
    to: str = "",
    language: str = "",
    reply_to: str = "",
    link: str = "",
    sent: list[tuple[str, str]] | None = None,
) -> None:
    """
    Queue a mail about the record. `words()` gives subject, paragraphs and, with a `link` or one of the `scope`, its
    button; it is called in the recipient's language. The same key sends nothing a second time.
    `sent` is what the recipient had sent us, to be repeated.
    """
    language = language or record.language
    with translation.override(language):
        subject, paragraphs, *button = words()
        context = {"subject": str(subject), "paragraphs": [str(text) for text in paragraphs], "sent": sent}
    if scope:
        link = link_pages.link(scope, record, language, days)
    if link:
        context |= {"link": link, "button": str(button[0])}
    outbox.queue(
        f"partnerships.{kind}",
        f"{record._meta.model_name}:{record.pk}:{kind}:{key}",
        to or record.email,
        language,
        context,
        about=record,
        reply_to=reply_to,
    )
