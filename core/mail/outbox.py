"""
The one way to write a mail: `queue` puts it into the outbox, in the transaction of what it reports.

An app registers its kinds of mail in `AppConfig.ready` and keeps three templates for each. The kind `home.receipt` has
`home/mail/receipt.subject.txt`, `home/mail/receipt.txt` and `home/mail/receipt.html`, the last two of which extend
`home/mail/base.txt` and `home/mail/base.html`. Beside what the caller gives they find `mail` (office, organisation,
site_url, recipient's language). Text templates are not escaped. `core.mail.worker` sends.
"""

import re
import uuid
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.template import Context, Template
from django.template.loader import get_template
from django.utils import timezone, translation
from django_stubs_ext import StrOrPromise

from core.mail import addresses, sender, validation
from core.mail.models import OutboxAttachment, OutboxMail
from core.mail.validation import MailAttachment
from core.text import languages
from core.text.characters import strip_deceptive_characters

MailContext = dict[str, Any]
Composed = tuple[OutboxMail, list[MailAttachment]]
WORDS = ["reply_to", "subject", "text", "html"]
UNREAD = ("subject", "text", "html", "headers", "error")  # by the public side: links of others stand in them
LATE = timedelta(minutes=5)
MOST_UNASKED = 12  # mails to one address within a day: more than anybody needs, few enough to be borne


class UnwantedError(Exception):
    """Raised by a kind's `write`: what the mail would tell is no longer so."""


@dataclass(frozen=True)
class Kind:
    name: str
    purpose: StrOrPromise
    should_send: Callable[[OutboxMail], bool]
    keep_days: int
    template: str
    by_hand: bool
    unasked: bool
    write: Callable[[OutboxMail], Composed] | None


_kinds: dict[str, Kind] = {}


def register_kind(
    kind: str,
    *,
    purpose: StrOrPromise,
    should_send: Callable[[OutboxMail], bool] = lambda mail: True,
    keep_days: int = 30,
    template: str = "",
    by_hand: bool = False,
    unasked: bool = False,
    write: Callable[[OutboxMail], Composed] | None = None,
) -> None:
    """
    Make a kind of mail known. `kind` begins with the app's name: `home.receipt`.

    `purpose` says why the mail is kept (for the register of processing); `should_send(mail)` is asked right before it
    is sent, and withholds the mail by returning False; words and address are erased `keep_days` after it was sent.
    `template` names the templates where several kinds share them; else they are named like the kind. What somebody
    has written or decided `by_hand` is not marked as automatic, and a reply to it reaches the office. What is `unasked`
    goes to an address that anybody may have typed: of all such kinds together few a day are sent to one address.
    `write(mail)` composes, when its turn comes, what was put in by `queue_unwritten`.
    """
    _kinds[kind] = Kind(kind, purpose, should_send, keep_days, template or kind, by_hand, unasked, write)


def kind_named(name: str) -> Kind | None:
    """The registered kind, or None: a mail may be older than the program."""
    return _kinds.get(name)


def kinds() -> list[Kind]:
    return list(_kinds.values())


def template_names(kind: Kind) -> list[str]:
    """Those of subject, text and HTML."""
    app, _dot, name = kind.template.partition(".")
    return [f"{app}/mail/{name}.{suffix}" for suffix in ("subject.txt", "txt", "html")]


def queue(
    kind: str,
    key: str,
    to: str,
    language: str,
    context: MailContext | Callable[[], MailContext] | None = None,
    about: Model | None = None,
    not_before: datetime | None = None,
    reply_to: str = "",
    headers: dict[str, str] | None = None,
    attachments: Iterable[MailAttachment] = (),
) -> OutboxMail:
    """
    Write one mail into the outbox, in the caller's transaction, in the recipient's language; returns its row.

    `key` names the occasion and holds no personal data, for it stays (`registration:17:confirmed:2`): a second call
    with the same key returns the first row. `context` may be a function, which is called if a mail is written. `about`
    is the record the mail belongs to. `attachments` is a list of (ASCII file name, bytes, media type). Raises
    ValidationError for an address, ValueError for anything else that cannot be sent.
    """
    return queue_once(
        key,
        lambda: compose(
            kind, key, to, language, context() if callable(context) else context, about=about, not_before=not_before,
            reply_to=reply_to, headers=headers, attachments=attachments,
        ),
    )  # fmt: skip


def queue_once(key: str, make: Callable[[], Composed]) -> OutboxMail:
    """As `queue`, for whoever composes the mail only if there is none with this key."""
    return _known(key) or _save(*make())


def _known(key: str) -> OutboxMail | None:
    """Without its words: who only queues mails need not be able to read any."""
    return OutboxMail.objects.filter(key=key).defer(*UNREAD).first()


def queue_unwritten(kind: str, recipients: Iterable[tuple[str, str, str, Model | None]]) -> None:
    """
    As `queue`, for a kind that can `write`, and for each `(key, to, language, about)`: the words come with its turn.

    So they tell what is true then, and nobody waits for them: neither the caller nor those behind the caller's locks.
    """
    mails = [_without_words(kind, *recipient) for recipient in recipients]
    for mail in mails:
        mail.is_written = False
        _withhold_if_enough(mail)
    OutboxMail.objects.bulk_create(mails, ignore_conflicts=True)  # one with a key is enough


def write(mail: OutboxMail) -> OutboxMail:
    """
    The mail with the words that it was queued without; they stay the same for each attempt to send it.

    Raises UnwantedError if nobody wants them any more.
    """
    with transaction.atomic():
        mail = OutboxMail.objects.select_for_update().get(pk=mail.pk)
        if mail.erased_at:
            raise UnwantedError
        make = _kinds[mail.kind].write
        if not mail.is_written and make:
            composed, attachments = make(mail)
            for name in WORDS:
                setattr(mail, name, getattr(composed, name))
            mail.is_written = True
            mail.save(update_fields=[*WORDS, "is_written"])
            _attach([(mail, attachments)])
    return mail


def queue_all(composed: Collection[Composed]) -> None:
    """
    Write many mails with a handful of queries, none of whose keys may be there.

    For whoever notes in the same transaction who has been written to; `queue` is for anybody else.
    """
    OutboxMail.objects.bulk_create(mail for mail, _attachments in composed)
    _attach(composed)


def _attach(composed: Iterable[Composed]) -> None:
    OutboxAttachment.objects.bulk_create(
        OutboxAttachment(mail=mail, name=name, content=content, mimetype=mimetype)
        for mail, attachments in composed
        for name, content, mimetype in attachments
    )


def compose(
    kind: str,
    key: str,
    to: str,
    language: str,
    context: MailContext | None,
    *,
    about: Model | None = None,
    not_before: datetime | None = None,
    reply_to: str = "",
    headers: dict[str, str] | None = None,
    attachments: Iterable[MailAttachment] = (),
    frame: dict[str, Any] | None = None,
) -> Composed:
    """A mail that is not stored, and its attachments, as `queue` takes them; whoever makes many gives the `frame`."""
    mail = _without_words(kind, key, to, language, about)
    addresses.refuse_wrong(reply_to)
    mail.not_before, mail.due_at = not_before, not_before or mail.due_at
    mail.reply_to = reply_to or (sender.office_address() if _kinds[kind].by_hand else "")
    mail.headers = validation.checked_headers(headers or {})
    mail.subject, mail.text, mail.html = render(kind, mail.language, context or {}, frame)
    return mail, validation.checked_attachments(attachments)


def _without_words(kind: str, key: str, to: str, language: str, about: Model | None) -> OutboxMail:
    if kind not in _kinds:
        raise ValueError(f"The kind of mail “{kind}” is not registered.")
    addresses.refuse_wrong(to or " ")
    return OutboxMail(
        kind=kind,
        key=key,
        to=to,
        language=language if language in languages.CODES else languages.SOURCE,
        about=about,
        message_id=f"<{uuid.uuid4().hex}@{addresses.sender_domain()}>",
    )


def _withhold_if_enough(mail: OutboxMail) -> None:
    """Where strangers may have written as much as one bears; nobody is told, so that nothing shows who is known."""
    if _kinds[mail.kind].unasked and _has_enough(mail.to):
        mail.state, mail.finished_at, mail.error = OutboxMail.State.WITHHELD, timezone.now(), "enough for a day"


def _has_enough(address: str) -> bool:
    kinds, day = [kind.name for kind in _kinds.values() if kind.unasked], timezone.now() - timedelta(days=1)
    written = OutboxMail.objects.filter(to__iexact=address, kind__in=kinds, queued_at__gt=day)
    return written.exclude(state=OutboxMail.State.WITHHELD).count() >= MOST_UNASKED


def _save(mail: OutboxMail, attachments: list[MailAttachment]) -> OutboxMail:
    _withhold_if_enough(mail)
    try:
        with transaction.atomic():
            mail.save(force_insert=True)
            _attach([(mail, attachments)])
    except IntegrityError:
        # Somebody else was quicker with the same key.
        first = _known(mail.key)
        if first is None:
            raise
        return first
    return mail


def render(kind: str, language: str, context: MailContext, frame: dict[str, Any] | None = None) -> tuple[str, str, str]:
    """Subject, text and HTML of a mail in a language."""
    *plain, formatted = template_names(_kinds[kind])
    with translation.override(language):
        values = {**context, "mail": frame or sender.frame_of(language)}
        subject, text = (_template(name).render(Context(values, autoescape=False)) for name in plain)
        html = get_template(formatted).render(values)
    return (
        " ".join(strip_deceptive_characters(subject, multiline=True).split())[:300],
        re.sub(r"\n[ \t]*(\n[ \t]*)+", "\n\n", strip_deceptive_characters(text, multiline=True)).strip() + "\n",
        strip_deceptive_characters(html, multiline=True),
    )


def _template(name: str) -> Template:
    """Django's own, whose escaping can be switched off."""
    return get_template(name).template  # type: ignore[attr-defined]  # every engine of ours is Django's


def absolute(path: str, on_admins_host: bool = False) -> str:
    """The full address of a path of the site, for links in mails; those of the admin are on its host by themselves."""
    if on_admins_host or path.startswith(settings.ADMIN_PATHS):
        return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
    return f"{settings.SITE_URL}{path}"


def are_late() -> bool:
    """Whether mails wait longer than they should and none has left meanwhile, so that people can be told."""
    then, states = timezone.now() - LATE, OutboxMail.State
    waiting = OutboxMail.objects.filter(state__in=[states.QUEUED, states.INFLIGHT], queued_at__lt=then)
    sent = OutboxMail.objects.filter(state=states.SENT, finished_at__gte=then)
    return waiting.exclude(not_before__gt=then).exists() and not sent.exists()
