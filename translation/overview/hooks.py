"""What the overview adds to the admin: the first page, the menu, the buttons of a German page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.text import languages
from home.admin.requests import AuthenticatedRequest
from home.models import User
from translation import access
from translation.overview import submit_views
from translation.overview.panel import TranslationPanel


@hooks.register("construct_homepage_panels")
def show_what_is_to_translate(request: AuthenticatedRequest, panels: list[Any]) -> None:
    panels.append(TranslationPanel(request))


@hooks.register("register_admin_urls", order=-1)
def replace_the_form_of_localize() -> list[URLPattern]:
    return submit_views.URLS


class OverviewMenuItem(MenuItem):
    """For all who may change pages; the overview itself asks in which languages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_permission(request.user, "change"))


@hooks.register("register_admin_menu_item")
def lead_to_the_overview() -> MenuItem:
    return OverviewMenuItem(
        _("Translation"), reverse("translation:overview"), name="translation", icon_name="globe", order=260
    )


@hooks.register("register_page_header_buttons")
def offer_the_translation_of_a_part_of_the_tree(
    page: Page, user: User, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    is_above = page.locale.language_code == languages.SOURCE and page.depth > 1 and page.numchild
    if (
        is_above
        and access.may_order(user)
        and page_permission_policy.user_has_permission_for_instance(user, "change", page)
    ):
        url = f"{reverse('translation:bulk_order')}?page={page.pk}"
        yield Button(_("Translate this part of the tree"), url, icon_name="globe", priority=61)
