from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Website")

    def ready(self):
        from home import admin_fields, cascade, checks, housekeeping, moderation, reminders, sources  # noqa: F401
        from home.public_forms import attachments
        from home.retention import ground
        from home.translation import mails, status

        admin_fields.register()
        attachments.connect()
        ground.register_ground()
        cascade.connect()
        status.connect()
        mails.connect()
        moderation.connect()
        housekeeping.register()
        reminders.register_own()
        sources.register()
