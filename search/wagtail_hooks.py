"""Promoted results and the report of searches without result, in the admin."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.documents.views.bulk_actions import AddToCollectionBulkAction
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView

from core.tables.reports import ReportMenuItem
from core.tables.viewsets import RecordViewSet, in_each_language
from core.text import languages
from search import index
from search.models import Concept, Promotion
from search.reports import EmptySearchReport


class PromotionViewSet(RecordViewSet):
    model = Promotion
    icon = "pick"
    menu_label = _("Promoted results")
    list_display = ["__str__", "language", "page"]
    list_filter = ["language"]
    panels = [FieldPanel("language"), FieldPanel("searches"), PageChooserPanel("page"), FieldPanel("text")]


class AddConceptView(CreateView):
    """Begins with words that the report of searches without result gives."""

    def get_initial_form_instance(self) -> Concept:
        given = {name: self.request.GET.get(name, "")[:200] for name in languages.columns("labels")}
        return Concept(**given)


class ConceptViewSet(RecordViewSet):
    model = Concept
    add_view_class = AddConceptView
    icon = "tag"
    menu_label = _("Search words")
    list_display = ["__str__", *languages.columns("labels"), "place"]
    list_filter = ["place"]
    list_export = [*languages.columns("labels"), "place"]
    panels = [in_each_language("labels", _("Words")), FieldPanel("place"), PageChooserPanel("page")]


@hooks.register("register_admin_urls")
def report_urls() -> list[URLResolver]:
    return [path("", include("search.admin_urls"))]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> ReportMenuItem:
    return ReportMenuItem(EmptySearchReport, name="empty-searches", order=900)


@hooks.register("after_bulk_action")
def follow_documents_into_another_collection(
    request: HttpRequest, action_type: str, documents: Iterable[Any], action: Any
) -> None:
    """It may be private, and Wagtail moves several documents without a signal."""
    if isinstance(action, AddToCollectionBulkAction):
        index.refresh(action.model.objects.filter(pk__in=[document.pk for document in documents]))


register_snippet(PromotionViewSet)
register_snippet(ConceptViewSet)
