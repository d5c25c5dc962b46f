from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = _("Partnerships")

    def ready(self):
        from home import roles
        from partnerships import advice, contributions, inboxes, reminders, sources, working_groups
        from partnerships.advice import form  # noqa: F401

        advice.register()
        roles.add(advice.GROUP, advice.PERMISSIONS)
        reminders.register()
        contributions.register()
        working_groups.register()
        roles.add(working_groups.GROUP, working_groups.PERMISSIONS)
        inboxes.register_all()
        sources.register()
