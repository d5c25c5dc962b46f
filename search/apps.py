from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from home import jobs
        from search import checks, index, upkeep  # noqa: F401
        from search.engines import mirror

        upkeep.connect()
        # A name that stood on the site must not outlive its page as a word of the search.
        jobs.register("forget_search_words", index.forget_unused_words, daily_at=time(3, 20))
        mirror.register()
