from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = _("Partnerships")

    def ready(self):
        from home import roles
        from partnerships import advice, contributions, reminders, sources
        from partnerships.advice import form  # noqa: F401

        advice.register()
        roles.add(advice.GROUP, advice.PERMISSIONS)
        reminders.register()
        contributions.register()
        sources.register()
