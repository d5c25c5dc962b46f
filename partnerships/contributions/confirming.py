"""What somebody sends counts once they have said by mail that it was they."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from home.staff import inboxes
from partnerships.contributions import mails
from partnerships.models.contributions import Contribution


def scope_of(model: type[Contribution]) -> str:
    return f"{model.case_kind}-confirm"


def request_confirmation(record: Contribution) -> None:
    """Send the receipt, with the link by which to confirm."""
    mails.send(
        f"{record.case_kind}_receipt",
        record,
        lambda: _receipt(record),
        scope=scope_of(type(record)),
        sent=record.submission.words if record.submission else None,
    )


def _receipt(record: Contribution) -> mails.Words:
    return (
        _("Please confirm what you have sent us"),
        [
            _("we have received this from you: “%(title)s”.") % {"title": record},
            _("Please confirm that it was you. Without that we delete it after two weeks."),
            _("Once you have confirmed it, the project office looks at it and writes to you what becomes of it."),
        ],
        _("Confirm"),
    )


def show(record: Contribution) -> dict[str, Any]:
    if record.state == record.State.UNCONFIRMED:
        return {
            "heading": _("Please confirm what you have sent us"),
            "paragraphs": [str(record)],
            "buttons": [("confirm", _("Confirm"))],
        }
    if record.is_waiting:
        what = _("Nothing more is to be done. The project office looks at it and writes to you what becomes of it.")
    else:
        what = _("Nothing more is to be done. The project office has looked at it and decided.")
    return {
        "heading": _("Thank you"),
        "success": _("You have confirmed “%(title)s”.") % {"title": record},
        "paragraphs": [what],
    }


@transaction.atomic
def confirm(record: Contribution, text: str = "") -> None:
    record = type(record)._default_manager.select_for_update().get(pk=record.pk)
    if record.state == record.State.UNCONFIRMED:
        record.state = record.State.WAITING
        try:
            with transaction.atomic():
                record.save(update_fields=["state"])
        except IntegrityError:
            raise ValidationError(_("We already have the same from this address.")) from None
        inboxes.tell(record)
