"""Who may choose a record or a page in a form of the admin. Wagtail lets everyone who may log in there."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Model, QuerySet
from django.urls import URLPattern
from modelcluster.models import get_all_child_relations
from wagtail.admin.auth import user_passes_test
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.tables import alphabet

if TYPE_CHECKING:
    from core.tables.viewsets import RecordViewSet

EDITING = {"add", "change"}


def edits_pages(user: AbstractUser) -> bool:
    return page_permission_policy.user_has_any_permission(user, EDITING | {"publish"})


def edits_record_with(target: type[Model], user: AbstractUser) -> bool:
    """Whether the user may edit records with a field that points to the model, or to a kind of it."""
    return any(
        model.snippet_viewset.permission_policy.user_has_any_permission(user, EDITING)
        for model in get_snippet_models()
        if _points_to(target, model)
    )


def _points_to(target: type[Model], model: type[Model]) -> bool:
    rows = [relation.related_model for relation in get_all_child_relations(model)]
    fields = (field for part in (model, *rows) for field in part._meta.fields if field.related_model)
    return any(issubclass(field.related_model, target) for field in fields)


class InAlphabet:
    """Before one of Wagtail's views of a chooser."""

    def apply_object_list_ordering(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        return alphabet.in_order(super().apply_object_list_ordering(objects))  # type: ignore[misc]


class RecordChooseView(InAlphabet, ChooseView):
    pass


class RecordChooseResultsView(InAlphabet, ChooseResultsView):
    pass


class RecordChooserViewSet(SnippetChooserViewSet):
    """Wagtail’s, for those alone who may choose; nothing is created on the way."""

    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView

    def get_urlpatterns(self) -> list[URLPattern]:
        viewset: RecordViewSet = self.model.snippet_viewset
        patterns = [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]
        return decorate_urlpatterns(patterns, user_passes_test(viewset.may_choose))
