from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TextConfig(AppConfig):
    name = "core.text"
    verbose_name = _("Languages, typography, formats")

    def ready(self) -> None:
        from core.text import checks  # noqa: F401 (checks make themselves known)
