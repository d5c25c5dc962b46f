"""Which addresses mails can go to, and come from."""

from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError

from core.mail.models import OutboxMail
from core.text.addresses import AddressValidator


def takes(address: str) -> bool:
    """Whether a mail to it can be sent, by the rule of our forms: a stored one may be older, or made by a command."""
    try:
        refuse_wrong(address or " ")
        AddressValidator()(address)
    except ValidationError:
        return False
    return True


def refuse_wrong(*given: str) -> None:
    """
    Raises ValidationError for what is no address; an empty one is none, and so not wrong.

    Who is written to with many others may have a domain of the older standard, to which nothing can be sent: that mail
    fails by itself.
    """
    for address in filter(None, given):
        OutboxMail._meta.get_field("to").run_validators(address)


def sender_domain() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return domain if takes(f"mail@{domain}") else "localhost.localdomain"
