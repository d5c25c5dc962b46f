"""What is signed for long holds after a change of SECRET_KEY, while SECRET_KEY_FALLBACKS names the one before."""

from hmac import HMAC

from django.conf import settings
from django.utils.crypto import salted_hmac


def proofs(salt: str, value: str) -> list[HMAC]:
    """Those of a value by the present key, which is for what is made now, and by each earlier one."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(salt, value, secret=key, algorithm="sha256") for key in keys]
