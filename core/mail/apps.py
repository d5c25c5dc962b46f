from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    name = "core.mail"
    verbose_name = _("Mails and regular jobs")

    def ready(self) -> None:
        from core.mail import checks  # noqa: F401 (checks make themselves known)
