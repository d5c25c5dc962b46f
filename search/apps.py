from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from search import checks, upkeep  # noqa: F401
        from search.engines import mirror

        upkeep.connect()
        mirror.register()
