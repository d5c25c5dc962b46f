"""Where mails go and come from: by the rule of our forms, which is also the one that addresses are written by."""

from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError

from core.mail.models import OutboxMail
from core.text.addresses import AddressValidator


def takes(address: str) -> bool:
    """Whether a mail to it can be queued: an account may have been made with an address that is none."""
    try:
        refuse_wrong(address or " ")
    except ValidationError:
        return False
    return True


def refuse_wrong(*given: str) -> None:
    """Raises ValidationError; an empty one is none, and so not wrong."""
    for address in filter(None, given):
        OutboxMail._meta.get_field("to").run_validators(address)
        AddressValidator()(address)


def sender_domain() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return domain if takes(f"mail@{domain}") else "localhost.localdomain"
