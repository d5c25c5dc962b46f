from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin

from home.models.base import BasePage


class EventIndexPage(RoutablePageMixin, BasePage):
    """All events: list, month, archive and calendar feeds."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overview of events")
        verbose_name_plural = _("overviews of events")
