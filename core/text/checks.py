"""What a registered language lacks, said at each start with its place."""

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core import checks

from core.text import catalogues, languages


@checks.register()
def languages_have_catalogues_and_formats(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    errors = []
    for code in languages.CODES:
        if not catalogues.path_of(code).exists():
            path = catalogues.path_of(code).relative_to(settings.BASE_DIR)
            errors.append(missing(code, f"{path}, which `manage.py messages` begins", "text.E001"))
        if find_spec(f"{settings.FORMAT_MODULE_PATH}.{code}") is None:
            folder = settings.FORMAT_MODULE_PATH.replace(".", "/")
            errors.append(missing(code, f"{folder}/{code}/formats.py, without which dates are German", "text.E002"))
    return errors


def missing(code: str, what: str, id: str, level: int = checks.ERROR) -> checks.CheckMessage:
    """A message of the system check that a language of the site lacks something."""
    return checks.CheckMessage(level, f"{languages.LANGUAGES[code].own_name} has no {what}.", obj=code, id=id)
