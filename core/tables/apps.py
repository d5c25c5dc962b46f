from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TablesConfig(AppConfig):
    name = "core.tables"
    verbose_name = _("Tables")

    def ready(self) -> None:
        from core.tables import active_filters, exports

        active_filters.register()
        exports.put_in_place()
