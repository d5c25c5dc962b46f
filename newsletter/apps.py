from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "newsletter"
    verbose_name = _("Newsletter")

    def ready(self):
        from newsletter import form, sending, subscriptions  # noqa: F401 (forms make themselves known)

        subscriptions.register()
        sending.register()
