from typing import Any

from django.core import checks
from django.core.checks import CheckMessage
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from core.mail import outbox


@checks.register()
def every_kind_of_mail_has_its_templates(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Else it is found out when the first is queued, together with what it reports."""
    return [
        checks.Error(f"The kind of mail “{kind.name}” lacks the template {name}.", obj=kind.name, id="mail.E001")
        for kind in outbox.kinds()
        for name in outbox.template_names(kind)
        if not template_exists(name)
    ]


def template_exists(name: str) -> bool:
    """Whether Django finds a template of this name."""
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
