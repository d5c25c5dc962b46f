from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def a_password_is_not_enough(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Outside the demo nobody gets into the admin with a password alone."""
    if settings.STRONG_FACTOR_REQUIRED:
        return []
    return [Error("STRONG_FACTOR_REQUIRED is off; only the demo may do without.", id="accounts.E001")]
