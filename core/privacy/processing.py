"""What the site uses personal data for, as Art. 13 GDPR wants it told; forms tell their part themselves."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from core.privacy.retention import PERIODS


class LegalBasis(Enum):
    """What allows it; the law knows no others that an office like this one may rest on."""

    CONSENT = _("your consent (Art. 6 (1) (a) GDPR), which you can withdraw at any time for the future")
    REQUEST = _("steps that you ask for (Art. 6 (1) (b) GDPR)")
    OBLIGATION = _("a duty by law (Art. 6 (1) (c) GDPR)")
    PUBLIC_TASK = _("a task in the public interest (Art. 6 (1) (e) GDPR with § 4 LDSG BW)")
    HEALTH = _("your explicit consent (Art. 9 (2) (a) GDPR), which you can withdraw at any time for the future")


class Recipient(Enum):
    """Who gets the data."""

    OFFICE = _("the project office")
    MAIL_SERVICE = _("the service that carries its mails")
    MUNICIPALITY = _("the municipality that you write to")
    EVERYBODY = _("everybody: what is published, without name and address")
    NOBODY = _("nobody: it stays in the program")


NO_THIRD_COUNTRY = _("not intended")


@dataclass(frozen=True)
class Processing:
    """One use of personal data; `periods` are names of `retention.PERIODS`. A form adds what its fields declare."""

    name: StrOrPromise
    bases: tuple[LegalBasis, ...]
    purposes: tuple[StrOrPromise, ...] = ()
    periods: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = (Recipient.OFFICE, Recipient.MAIL_SERVICE)
    third_country: StrOrPromise = NO_THIRD_COUNTRY

    @property
    def facts(self) -> list[tuple[StrOrPromise, list[Any]]]:
        """`[(label, words)]` for the privacy notice."""
        return [
            (_("What for"), list(self.purposes)),
            (_("Legal basis"), [basis.value for basis in self.bases]),
            (_("Recipients"), [recipient.value for recipient in self.recipients]),
            (_("Countries outside the EU"), [self.third_country]),
            (_("How long"), [PERIODS[name].words for name in self.periods]),
        ]


REGISTER: list[Processing] = []


def register_processing(*uses: Processing) -> None:
    REGISTER.extend(uses)
