from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    name = "core.page_cache"
    verbose_name = _("Copies of pages")

    def ready(self) -> None:
        from core.page_cache import triggers

        post_migrate.connect(triggers.bring_up_to_date, sender=self)
