"""Events in the admin's menu, with how many take part and the way to them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.text import languages
from events import wording
from events.models import EventPage
from events.participants import access
from events.participants.statistics import ParticipantsColumn, numbers
from home.admin.page_listings import WithTranslations

SHOWN = ["places", "waiting"]


class EventIndexView(WithTranslations, IndexView):
    """German pages only: the registrations for all languages hang on them."""

    default_ordering = "-starts_at"

    def annotate_queryset(self, pages):
        pages = pages.filter(locale__language_code=languages.SOURCE).select_related("locale")
        found = {name: number for name, number in numbers().items() if name in SHOWN}
        return super().annotate_queryset(pages).annotate(**found)


class PagesMenuItem(MenuItem):
    """Shown to those whom Wagtail lets see pages; it turns others back."""

    def is_shown(self, request):
        return user_has_any_page_permission(request.user)


class RegistrarsMenuItem(MenuItem):
    def is_shown(self, request):
        return access.may_manage_any(request.user)


class EventViewSet(PageListingViewSet):
    model = EventPage
    menu_item_class = PagesMenuItem
    index_view_class = EventIndexView
    icon = "date"
    menu_label = _("Events")
    menu_order = 255
    add_to_admin_menu = True
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("starts_at", label=_("When"), accessor=wording.when, sort_key="starts_at"),
        Column("takes_place", label=_("Takes place"), accessor="get_status_display", sort_key="status"),
        ParticipantsColumn("places", label=_("Taking part"), sort_key="places"),
        Column("waiting", label=_("Waiting"), sort_key="waiting"),
        PageStatusColumn("status", label=_("Page"), sort_key="live", width="12%"),
    ]


events = EventViewSet("events")
