from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = _("Reports of readers")

    def ready(self):
        from feedback import wiring

        wiring.wire()
