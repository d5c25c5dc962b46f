from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage

from core.uploads import scanner


@checks.register()
def the_scanner_has_an_address(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Else it is found out when somebody uploads a file, and all are refused."""
    if not scanner.is_used() or scanner.is_well_named(settings.CLAMD):
        return []
    words = "CLAMD is neither “unix:/path/of/the/socket” nor “host:port”."
    return [checks.Error(words, id="uploads.E001")]
