from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = _("Partnerships")

    def ready(self):
        from home.models import ContentPage, HomePage
        from partnerships import sources

        sources.register()
        for section in (HomePage, ContentPage):
            section.subpage_types = [
                *section.subpage_types, "partnerships.CountryFocusPage", "partnerships.TopicPage"
            ]  # fmt: skip
