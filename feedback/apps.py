from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = _("Reports of readers")

    def ready(self):
        import feedback
        from feedback import form  # noqa: F401 (forms are known by being loaded)

        feedback.register()
