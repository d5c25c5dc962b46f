"""
The worker that empties the outbox; as many as one likes may run.

A mail is claimed for a while in a transaction of its own, sent outside any transaction, and what came of it is noted.
A worker that dies leaves its claims behind, which others take over when they end; the mail keeps its Message-ID, so
that a recipient's program recognises the second copy of one that had left already.
"""

import logging
import os
import random
import re
import smtplib
import socket
import threading
import time
import uuid
from datetime import datetime, timedelta
from email.utils import format_datetime, formataddr, parseaddr
from typing import Any

import idna
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import Error, InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.db.models import Q
from django.utils import timezone

from core import outages
from core.mail import jobs, outbox
from core.mail.models import OutboxMail
from core.mail.outbox import kind_named
from core.mail.sender import office_name
from core.text.addresses import in_ascii

logger = logging.getLogger(__name__)

WORKER = "run_outbox"
State = OutboxMail.State
BATCH = 20
IDLE = 1  # second between looks into an empty outbox
LONGEST_PAUSE = 60  # seconds between attempts to reach a mail server that is away
LONGEST_RETRY = 2 * 60 * 60
CHANCE = (0.7, 1.3)  # times the pause, so that not all come again at once
LONGEST_PAUSED = timedelta(seconds=LONGEST_RETRY * CHANCE[1])
GIVE_UP_AFTER = timedelta(days=3)
UNWANTED = "no longer wanted"
NO_DOMAIN = "no domain of the present standard"
PAUSES_OF_DATABASE = (0, 1, 2, 4, 8, 15, 30, 60)


class MailServerAwayError(Exception):
    """The server cannot be reached or does not let us in: nothing that a mail could help."""


class Worker:
    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self.stopping = threading.Event()

    def drain(self) -> None:
        """Send what is due now; raises MailServerAwayError."""
        jobs.heartbeat(WORKER)
        reclaim()
        while not self.stopping.is_set() and (ids := claim(self.name)):
            self.deliver(ids)

    def run(self) -> None:
        """Send until told to stop; a server or a database that is away is waited for."""
        failures, teller = 0, outages.Teller(logger)
        while not self.stopping.is_set():
            close_old_connections()
            pause = IDLE
            try:
                self.drain()
                failures = 0
                teller.is_over("The outbox goes on.")
            except MailServerAwayError as error:
                failures += 1
                pause = min(LONGEST_PAUSE, IDLE * 2**failures)
                teller.tell("The outbox has to wait for the mail server", type(error.__cause__ or error).__name__)
            except Error as error:
                jobs.wait_for_database(teller, "The outbox has to wait for the database", error)
                pause = jobs.TICK
            self.stopping.wait(pause)

    def deliver(self, ids: list[int]) -> None:
        """Send a batch of claimed mails over one connection, and give back those that were not reached."""
        server = get_connection()
        try:
            for pk in ids:
                if self.stopping.is_set():
                    return
                jobs.heartbeat(WORKER)
                if mail := renew_lease(pk, self.name):
                    self._deliver_one(mail, server)
        finally:
            close(server)
            release(self.name)

    def _deliver_one(self, mail: OutboxMail, server: BaseEmailBackend) -> int:
        try:
            unwanted = reason_to_withhold(mail)
            if unwanted:
                return finish(mail, State.WITHHELD, unwanted)
            open_line(server)  # before the words are written, which are to be true when they leave
            message = build(mail if mail.is_written else outbox.write(mail))
        except MailServerAwayError:
            raise
        except outbox.UnwantedError:
            return finish(mail, State.WITHHELD, UNWANTED)
        except idna.IDNAError:
            return finish(mail, State.FAILED, NO_DOMAIN)
        except Exception as error:
            if outages.is_away(error):
                raise
            logger.exception("Mail %s cannot be made", mail.pk)
            return reschedule(mail, type(error).__name__)
        try:
            server.send_messages([message])
        except Exception as error:
            return self._turned_away(mail, server, error)
        return finish(mail, State.SENT)

    def _turned_away(self, mail: OutboxMail, server: BaseEmailBackend, error: Exception) -> int:
        code, words = smtp_reply(error)
        if code in (None, 421):
            close(server)
        if is_final(error, code):
            return finish(mail, State.FAILED, words)
        return reschedule(mail, words)


def claim(worker: str) -> list[int]:
    """Take a batch of due mails that no other worker has; returns their ids."""
    now = timezone.now()
    with transaction.atomic():
        # What is from the future came before the clock was set back, and would wait until then; not what has been tried
        # since, or a server that is busy would be asked without a pause.
        is_from_future = Q(queued_at__gt=now, not_before=None) & (Q(attempts=0) | Q(due_at__gt=now + LONGEST_PAUSED))
        is_due = Q(due_at__lte=now) | is_from_future
        due = OutboxMail.objects.filter(is_due, state=State.QUEUED).order_by("due_at", "pk")
        ids = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH])
        OutboxMail.objects.filter(pk__in=ids).update(state=State.INFLIGHT, worker=worker, lease_until=lease_end())
    return ids


def renew_lease(pk: int, worker: str) -> OutboxMail | None:
    """The mail with its claim renewed, or None when the claim ended and somebody else has it."""
    mine = OutboxMail.objects.filter(pk=pk, state=State.INFLIGHT, worker=worker)
    return mine.first() if mine.update(lease_until=lease_end()) else None


def lease_end() -> datetime:
    return timezone.now() + timedelta(seconds=settings.OUTBOX_LEASE)


def release(worker: str) -> None:
    """Give back what a worker has claimed and not finished."""
    mine = OutboxMail.objects.filter(state=State.INFLIGHT, worker=worker)
    mine.update(state=State.QUEUED, worker="", lease_until=None)


def reclaim() -> int:
    """Put mails of workers that died back into the queue; returns how many."""
    left = OutboxMail.objects.filter(state=State.INFLIGHT, lease_until__lt=timezone.now())
    return left.update(state=State.QUEUED, worker="", lease_until=None)


def reason_to_withhold(mail: OutboxMail) -> str:
    """Why the mail must not be sent any more, or an empty text."""
    if mail.erased_at:
        return "erased"
    kind = kind_named(mail.kind)
    if kind is None:
        raise LookupError(mail.kind)
    return "" if kind.should_send(mail) else UNWANTED


# So that no absence note comes back. Not for what people write by hand, which one may want to answer with just that.
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def build(mail: OutboxMail) -> EmailMultiAlternatives:
    """The mail as it goes over the wire; each attempt makes the same."""
    kind = kind_named(mail.kind)
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=formataddr((name or office_name(mail.language), address)),
        to=[in_ascii(mail.to)],
        reply_to=[in_ascii(mail.reply_to)] if mail.reply_to else None,
        headers={
            **mail.headers,
            "Message-ID": mail.message_id,
            "Date": format_datetime(timezone.localtime(mail.dated)),
            "Content-Language": mail.language,
            **({} if kind and kind.by_hand else AUTOMATIC),
        },
    )
    message.attach_alternative(mail.html, "text/html")
    for attachment in mail.attachments.all():
        message.attach(attachment.name, bytes(attachment.content), attachment.mimetype)
    return message


def smtp_reply(error: Exception) -> tuple[int | None, str]:
    """The server's code, or None if it gave none, and its words without addresses."""
    code: int | None = None
    words: str | bytes = type(error).__name__
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, words = error.smtp_code, error.smtp_error
    words = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    words = re.sub(r"\S+@\S+", "…", " ".join(words.replace("\x00", "").split()))
    return code, f"{code or ''} {words}".strip()[:500]


def is_final(error: Exception, code: int | None) -> bool:
    """Whether asking again is pointless. A refused sender is our fault, unless it says that the mail is too large."""
    if isinstance(error, smtplib.SMTPSenderRefused):
        return code == 552
    return code is not None and 500 <= code < 600


def reschedule(mail: OutboxMail, words: str) -> int:
    """Try again later, ever more seldom; give up after days."""
    if timezone.now() - max(mail.dated, mail.queued_at) > GIVE_UP_AFTER:
        return finish(mail, State.FAILED, words)
    pause = min(LONGEST_RETRY, settings.OUTBOX_RETRY * 2 ** min(mail.attempts, 20)) * random.uniform(*CHANCE)  # noqa: S311
    return _note(
        mail,
        state=State.QUEUED,
        due_at=timezone.now() + timedelta(seconds=pause),
        attempts=mail.attempts + 1,
        error=words,
    )


def finish(mail: OutboxMail, state: OutboxMail.State, words: str = "") -> int:
    return _note(mail, state=state, finished_at=timezone.now(), error=words)


def _note(mail: OutboxMail, **values: Any) -> int:
    """Note what came of a mail; a database that is away is waited for, or else the mail would be sent twice."""
    mine = OutboxMail.objects.filter(pk=mail.pk)
    if values["state"] != State.SENT:  # one that has left is sent, whoever has claimed it meanwhile
        mine = mine.filter(state=State.INFLIGHT, worker=mail.worker)
    for pause in PAUSES_OF_DATABASE:
        time.sleep(pause)
        try:
            return mine.update(worker="", lease_until=None, **values)
        except (OperationalError, InterfaceError):
            connection.close()
    return mine.update(worker="", lease_until=None, **values)


def send_again(mail: OutboxMail) -> bool:
    """Put a mail that has left the outbox back into it; returns whether that was possible."""
    finished = OutboxMail.objects.filter(pk=mail.pk, finished_at__isnull=False, erased_at__isnull=True)
    now = timezone.now()
    return bool(finished.update(state=State.QUEUED, due_at=now, not_before=now, finished_at=None, attempts=0, error=""))


def open_line(server: BaseEmailBackend) -> None:
    try:
        server.open()
    except (OSError, smtplib.SMTPException) as error:
        raise MailServerAwayError from error


def close(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except (OSError, smtplib.SMTPException):
        logger.info("The mail server did not say goodbye")
