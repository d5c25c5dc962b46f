from typing import Any

from django import template
from django.conf import settings

from accounts.single_sign_on import provider
from home.models import User

register = template.Library()


@register.simple_tag
def strong_factor_required() -> bool:
    return settings.STRONG_FACTOR_REQUIRED


@register.simple_tag
def single_sign_on() -> dict[str, Any]:
    """Name of the provider, and whether it is the `only` way; empty without one."""
    known = settings.SINGLE_SIGN_ON
    return {"name": known["name"], "only": known["only"]} if known else {}


@register.simple_tag
def may_use_password(user: User) -> bool:
    return not provider.is_closed_for(user)
