"""
The signed, time-stamped value in each form that stands in for a CSRF cookie.

It is bound to one form and one target, and carries the key that makes a second post of the same form harmless.
"""

import secrets
import time
from dataclasses import astuple, dataclass, replace
from typing import Self

from django.core import signing

SALT = "core.public_forms"
PATH_SALT = "core.public_forms.path"
MIN_AGE = 1  # seconds: nobody is faster, not even with a browser that fills the form
MAX_AGE = 2 * 60 * 60


@dataclass(frozen=True)
class Token:
    form: str
    target: str
    key: str
    issued: float
    asked_at: float = 0  # when its sender was asked to prove work or to wait

    @classmethod
    def new(cls, form: str, target: str) -> Self:
        return cls(form, target, secrets.token_urlsafe(32), time.time())

    @classmethod
    def read(cls, text: str, form: str, target: str) -> Self | None:
        """The token, or None if it is forged or belongs to another form or target."""
        token = cls.load(text)
        return token if token and (token.form, token.target) == (form, target) else None

    @classmethod
    def load(cls, text: str) -> Self | None:
        """The token of whatever form, or None if it is forged."""
        try:
            return cls(*signing.loads(text, salt=SALT))
        except (signing.BadSignature, TypeError, ValueError):
            return None

    def __str__(self) -> str:
        return signing.dumps(list(astuple(self)), salt=SALT, compress=False)

    @property
    def age(self) -> float:
        """Seconds since the form was handed out."""
        return time.time() - self.issued

    @property
    def has_expired(self) -> bool:
        return self.age > MAX_AGE

    def renewed(self) -> "Token":
        """For a form that lay open too long: the same key, and no second waiting."""
        return Token(self.form, self.target, self.key, time.time() - MIN_AGE)

    def asked(self) -> "Token":
        """For a form whose sender is asked to wait: whoever has begun to wait goes on."""
        return replace(self, asked_at=self.asked_at or time.time())


def signed(path: str) -> str:
    """The path of a page of ours, for a form below it that needs no token of its own: pages stay the same for all."""
    return signing.Signer(salt=PATH_SALT).sign(path)


def path_of(text: str) -> str | None:
    """The path, or None if it was not signed by us."""
    try:
        return signing.Signer(salt=PATH_SALT).unsign(text)
    except signing.BadSignature:
        return None
