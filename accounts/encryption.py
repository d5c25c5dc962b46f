"""The secrets of codes are stored encrypted: whoever gets at the database alone can make no codes."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


def encrypt(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Raises cryptography.fernet.InvalidToken when SECRET_KEY has changed and the old one is no fallback."""
    return _keys().decrypt(text.encode()).decode()


def renew(text: str) -> str:
    """The same, encrypted by the present key."""
    return _keys().rotate(text.encode()).decode()


def _keys() -> MultiFernet:
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> Fernet:
    digest = hashlib.sha256(b"accounts.encryption " + force_bytes(secret)).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
