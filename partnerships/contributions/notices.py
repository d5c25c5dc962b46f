"""A notice's life: published or refused by an editor, renewed or ended by its author, ended on its day; no HTTP."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.mail import jobs
from core.privacy import links
from home.models import User
from partnerships.contributions import mails
from partnerships.models import PartnerSearchNotice

LASTS = datetime.timedelta(days=182)
LINK_LASTS = LASTS + datetime.timedelta(days=1)  # the last day too
REMIND_BEFORE = datetime.timedelta(days=14)
SCOPE = "notice"
State = PartnerSearchNotice.State


@transaction.atomic
def publish(notice: PartnerSearchNotice, user: User | None = None) -> None:
    notice = _locked(notice)
    notice.expect(State.WAITING)
    notice.published_at, notice.expires_on = timezone.now(), timezone.localdate() + LASTS
    notice.move(State.ACCEPTED, user)
    mails.send("notice_published", notice, lambda: _published(notice), scope=SCOPE, days=LINK_LASTS.days)


@transaction.atomic
def refuse(notice: PartnerSearchNotice, user: User | None = None, remark: str = "") -> None:
    notice = _locked(notice)
    notice.expect(State.WAITING)
    notice.move(State.REFUSED, user)
    mails.send("notice_refused", notice, lambda: _refused(notice, remark))


@transaction.atomic
def take_down(notice: PartnerSearchNotice, user: User, remark: str = "") -> None:
    """The office ends a published notice; its author is told why."""
    notice = _locked(notice)
    notice.expect(State.ACCEPTED)
    if not remark:
        raise ValidationError(_("Nothing was done: please write why you take the notice down. Its author reads it."))
    notice.move(State.ENDED, user)
    mails.send("notice_taken_down", notice, lambda: _taken_down(notice, remark))


@transaction.atomic
def renew(notice: PartnerSearchNotice, text: str = "") -> None:
    notice = _locked(notice)
    if notice.state != State.ACCEPTED:
        raise ValidationError(_("This notice has ended. Please write a new one."))
    notice.expires_on, notice.reminded_at = timezone.localdate() + LASTS, None
    notice.save()
    links.prolong(notice, SCOPE, LINK_LASTS)


@transaction.atomic
def end(notice: PartnerSearchNotice, text: str = "") -> None:
    """By its author or on its day; a second time changes nothing."""
    notice = _locked(notice)
    if notice.state == State.ACCEPTED:
        notice.move(State.ENDED)


def _locked(notice: PartnerSearchNotice) -> PartnerSearchNotice:
    return PartnerSearchNotice.objects.select_for_update().get(pk=notice.pk)


def keep_up() -> str:
    """Remind the authors of notices that end soon, and end those whose day is past; for the scheduler."""
    today = timezone.localdate()
    published = PartnerSearchNotice.objects.filter(state=State.ACCEPTED)
    over = published.filter(expires_on__lt=today)
    soon = published.filter(expires_on__range=(today, today + REMIND_BEFORE), reminded_at=None)
    rows = {notice.pk: notice for notice in [*over, *soon]}
    return f"{jobs.each('notice', rows, lambda key: _keep_up(rows[key], today))} reminded"


def _keep_up(notice: PartnerSearchNotice, today: datetime.date) -> int:
    if notice.expires_on and notice.expires_on < today:
        end(notice)
        return 0
    return _remind(notice)


@transaction.atomic
def _remind(notice: PartnerSearchNotice) -> int:
    notice = _locked(notice)
    if notice.reminded_at or notice.state != State.ACCEPTED:
        return 0
    notice.reminded_at = timezone.now()
    notice.save(update_fields=["reminded_at"])
    days = REMIND_BEFORE.days + 7
    key = str(notice.expires_on)
    mails.send("notice_reminder", notice, lambda: _reminder(notice), scope=SCOPE, days=days, key=key)
    return 1


def show(notice: PartnerSearchNotice) -> dict[str, Any]:
    if notice.state != State.ACCEPTED:
        return {
            "heading": _("Your notice has ended"),
            "paragraphs": [_("It is no longer shown, and we delete it soon.")],
        }
    until = _facts(notice)["date"]
    return {
        "heading": _("Are you still looking for a partner?"),
        "paragraphs": [notice.title, _("Your notice is shown until %(date)s.") % {"date": until}],
        "done": {"renew": _("Your notice is now shown for another six months.")},
        "buttons": [("renew", _("Still looking: show it for six months")), ("end", _("Found, or no longer looking"))],
    }


def relay(notice: PartnerSearchNotice, name: str, email: str, text: str, key: str) -> None:
    """Pass a message on; who answers the mail writes to its sender. The notice's own address is shown to nobody."""
    mails.send("notice_message", notice, lambda: _message(notice, name, text), key=key, reply_to=email)


def _published(notice: PartnerSearchNotice) -> mails.Words:
    return (
        _("Your notice is published"),
        [
            _("“%(title)s” is on our site until %(date)s. This is how it stands there:") % _facts(notice),
            notice.text,
            _("Who wants to answer writes to you by a form; your address is not shown."),
            _("By this link you can end your notice at any time."),
        ],
        _("See or end the notice"),
    )


def _refused(notice: PartnerSearchNotice, remark: str) -> mails.Words:
    words = _("we cannot publish “%(title)s”. If you have questions, please answer this mail.") % _facts(notice)
    return _("Your notice was not published"), [words, *filter(None, [remark])]


def _taken_down(notice: PartnerSearchNotice, remark: str) -> mails.Words:
    return (
        _("Your notice was taken down"),
        [
            _("we no longer show “%(title)s”, for this reason:") % _facts(notice),
            remark,
            _("If you have questions, please answer this mail."),
        ],
    )


def _reminder(notice: PartnerSearchNotice) -> mails.Words:
    return (
        _("Are you still looking for a partner?"),
        [_("your notice “%(title)s” is shown until %(date)s and then deleted.") % _facts(notice)],
        _("Still looking, or found?"),
    )


def _message(notice: PartnerSearchNotice, name: str, text: str) -> mails.Words:
    return (
        _("A message about your notice"),
        [
            _("%(name)s writes to you about “%(title)s”:") % (_facts(notice) | {"name": name}),
            text,
            _("If you answer this mail, your answer goes to that person, with your address."),
        ],
    )


def _facts(notice: PartnerSearchNotice) -> dict[str, str]:
    return {"title": notice.title, "date": date_format(notice.expires_on) if notice.expires_on else ""}
