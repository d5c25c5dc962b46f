"""
The choosers of pages, for those alone who may choose one, with the pages that they may see.

These are those that they edit, with the titles of drafts, and what is public, as readers see it.
"""

from copy import copy
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from wagtail.admin.auth import user_passes_test
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import chooser
from wagtail.models import Page, PageQuerySet, PageViewRestriction
from wagtail.permissions import page_permission_policy
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.tables.choosing import edits_pages, edits_record_with
from home import i18n
from home.admin.input import with_fields
from home.admin.requests import AuthenticatedRequest


def may_choose(user: AbstractUser) -> bool:
    return edits_pages(user) or edits_record_with(Page, user)


def choosable(pages: PageQuerySet, user: AbstractUser) -> PageQuerySet:
    own = page_permission_policy.explorable_instances(user) if edits_pages(user) else Page.objects.none()
    is_own, is_readable = (Exists(some.filter(pk=OuterRef("pk"))) for some in (own, i18n.readable()))
    return pages.filter(is_own | is_readable)


class Sight:
    """What one person sees of many pages, with one query for all of them."""

    def __init__(self, user: AbstractUser) -> None:
        self.user = user

    @cached_property
    def _restricted(self) -> tuple[str, ...]:
        return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))

    def _edits(self, page: Page) -> bool:
        return page.permissions_for_user(self.user).can_edit()

    def sees(self, page: Page) -> bool:
        return page.is_root() or self._edits(page) or (page.live and not page.path.startswith(self._restricted))

    def of(self, page: Page) -> Page:
        """The page; to those who do not edit it with the title that is published, not that of its draft."""
        if self._edits(page):
            return page
        published = copy(page)
        published.draft_title = page.title
        return published


class SeenColumn(Column):
    """A column of Wagtail’s that is told of each page what the person sees of it."""

    def __init__(self, column: Column, sight: Sight) -> None:
        super().__init__(column.name, label=column.label, width=column.width)
        self.column = column
        self.sight = sight

    def render_cell_html(self, instance: Page, parent_context: dict[str, Any]) -> str:
        return self.column.render_cell_html(self.sight.of(instance), parent_context)


class SeenParentColumn(chooser.ParentPageColumn):
    def __init__(self, column: Column, sight: Sight) -> None:
        super().__init__(column.name, label=column.label, width=column.width)
        self.sight = sight

    def get_value(self, instance: Page) -> Page | None:
        parent = instance.get_parent()
        return self.sight.of(parent) if parent and self.sight.sees(parent) else None


def seen_columns(columns: list[Column], user: AbstractUser) -> list[Column]:
    sight = Sight(user)
    return [(SeenParentColumn if column.name == "parent" else SeenColumn)(column, sight) for column in columns]


def _with_states(pages: PageQuerySet) -> PageQuerySet:
    """With what the column of the states asks of each page."""
    return pages.prefetch_workflow_states().annotate_approved_schedule()


class BrowseView(chooser.BrowseView):
    request: AuthenticatedRequest
    parent_page: Page

    @property
    def columns(self) -> list[Column]:
        return seen_columns(super().columns, self.request.user)

    def get_object_list(self) -> PageQuerySet:
        """Begins at the root where what Wagtail would begin with is not for the person."""
        if not choosable(Page.objects.filter(pk=self.parent_page.pk), self.request.user).exists():
            self.parent_page = Page.get_first_root_node()
        return _with_states(super().get_object_list())


class SearchView(chooser.SearchView):
    request: AuthenticatedRequest

    @property
    def columns(self) -> list[Column]:
        return seen_columns(super().columns, self.request.user)


def chosen(request: AuthenticatedRequest, page: Page) -> dict[str, Any]:
    return {
        "id": page.pk,
        "parentId": page.get_parent().pk,
        "adminTitle": Sight(request.user).of(page).get_admin_display_title(),
        "editUrl": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "url": page.url,
    }


class ChosenMultipleView(chooser.ChosenMultipleView):
    def get(self, request: AuthenticatedRequest) -> HttpResponse:
        keys = [key for key in request.GET.getlist("id") if key.isdecimal()]
        pages = choosable(Page.objects.filter(pk__in=keys, depth__gt=1), request.user).specific()
        return self.render_chosen_response([chosen(request, page) for page in pages])


class ExternalLinkView(chooser.ExternalLinkView):
    """Turns the address of a page into a link to it, where the person sees the page."""

    request: AuthenticatedRequest

    def render_chosen_response(self, result: dict[str, Any]) -> HttpResponse:
        if "id" in result:
            page = choosable(Page.objects.filter(pk=result["id"]), self.request.user).specific().first()
            result = chosen(self.request, page) if page else self.get_result_data()
        return super().render_chosen_response(result)


urlpatterns: list[URLPattern] = decorate_urlpatterns(
    [
        path("choose-page/", BrowseView.as_view()),
        path("choose-page/<int:parent_page_id>/", BrowseView.as_view()),
        path("choose-page/search/", SearchView.as_view()),
        path("choose-page/chosen-multiple/", ChosenMultipleView.as_view()),
        path("choose-external-link/", with_fields(ExternalLinkView.as_view(), "external-link-chooser-url")),
    ],
    user_passes_test(may_choose),
)
