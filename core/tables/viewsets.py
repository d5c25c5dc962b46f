"""What records of all apps have in common in the admin."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import BooleanField, Model, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views.generic.edit import FormMixin
from django_stubs_ext import StrOrPromise
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CopyView, DeleteView, EditView, IndexView, SnippetViewSet

from core.tables import alphabet, page_widget
from core.tables.choosing import RecordChooserViewSet, edits_pages, edits_record_with
from core.tables.table import Table
from core.tables.views import ImportView
from core.text import countries, languages


def in_each_language(name: str, heading: StrOrPromise) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(f"{name}_{code}") for code in languages.CODES], heading)


class DayColumn(Column):
    """A day as a date; Wagtail's own column says how long ago, which a day to come is not."""

    def get_value(self, instance: Model) -> str:
        return date_format(day) if (day := super().get_value(instance)) else ""


class CountryColumn(Column):
    """The name of a country, where the record has its code."""

    def get_value(self, instance: Model) -> str:
        return countries.name(super().get_value(instance))


COLUMNS: dict[type | None, type[Column]] = {BooleanField: BooleanColumn, countries.CountryField: CountryColumn}


class RecordIndexView(IndexView):
    """Wagtail’s list, whose export has the columns of the import where there is one."""

    def _get_custom_column(self, field_name: str, column_class: Any = Column, **kwargs: Any) -> Column:
        """Wagtail would write `True` and `DE`."""
        if column_class is Column:
            kinds = {field.name: type(field) for field in self.model._meta.get_fields()}
            column_class = COLUMNS.get(kinds.get(field_name), Column)
        return super()._get_custom_column(field_name, column_class, **kwargs)

    @cached_property
    def columns(self) -> list[Column]:
        """Without boxes to tick where nothing could be done with what is ticked."""
        names = self.model._meta.app_label, self.model._meta.model_name
        is_deletion_alone = len(list(bulk_action_registry.get_bulk_actions_for_model(*names))) == 1
        if is_deletion_alone and not self.permission_policy.user_has_permission(self.request.user, "delete"):
            return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]
        return super().columns

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return alphabet.in_order(super().order_queryset(queryset))

    @cached_property
    def viewset(self) -> "RecordViewSet":
        return self.model.snippet_viewset

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if self.viewset.table and self.viewset.may_import(self.request.user):
            url = reverse(self.viewset.get_url_name("import"))
            buttons.append(Button(gettext("Import"), url=url, icon_name="upload", priority=110))
        return buttons

    def get_heading(self, queryset: QuerySet[Any], field: str) -> str:
        return field if self.viewset.table else super().get_heading(queryset, field)

    def to_row_dict(self, item: Model) -> dict[str, Any]:
        if self.viewset.table:
            return {column.name: column.cell(item) for column in self.viewset.table.columns}
        return super().to_row_dict(item)

    def as_spreadsheet(self, queryset: QuerySet[Any], spreadsheet_format: str) -> Any:
        if self.viewset.table:
            queryset = self.viewset.table.prepare(queryset)
        return super().as_spreadsheet(queryset, spreadsheet_format)


class ReadsPagesAhead(FormMixin):
    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        page_widget.read_ahead(form)
        return form


class RecordCopyView(ReadsPagesAhead, CopyView):
    pass


class RecordEditView(ReadsPagesAhead, EditView):
    """Wagtail’s, but it says that a record was changed only where one was."""

    def get_success_message(self) -> str | None:
        if self.has_content_changes:
            return super().get_success_message()
        messages.info(self.request, gettext("Nothing was changed."))
        return None


class RecordDeleteView(DeleteView):
    """Wagtail’s, but it names what is deleted while it has its number: some records are named by that alone."""

    def delete_action(self) -> None:
        self.success_words = super().get_success_message()
        super().delete_action()

    def get_success_message(self) -> str | None:
        return self.success_words


class RecordViewSet(SnippetViewSet):
    index_view_class = RecordIndexView
    delete_view_class = RecordDeleteView
    copy_view_class = RecordCopyView
    edit_view_class = RecordEditView
    chooser_viewset_class = RecordChooserViewSet
    is_chosen = False  # in forms: what nobody chooses has no chooser
    is_chosen_in_texts = False  # in blocks or rich text of pages as well
    table: Table | None = None  # of records that can be imported

    def register_chooser_viewset(self) -> None:
        if self.is_chosen or self.is_chosen_in_texts:
            super().register_chooser_viewset()

    def may_choose(self, user: AbstractUser) -> bool:
        return (
            self.permission_policy.user_has_any_permission(user, {"view", "add", "change", "delete"})
            or (self.is_chosen_in_texts and edits_pages(user))
            or edits_record_with(self.model, user)
        )

    def may_import(self, user: AbstractUser) -> bool:
        return all(self.permission_policy.user_has_permission(user, action) for action in ("add", "change"))

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns = super().get_urlpatterns()
        if self.table:
            patterns.append(path("import/", ImportView.as_view(viewset=self), name="import"))
        return patterns

    @property
    def list_export(self) -> list[str]:
        return self.table.names if self.table else []


class ReceivedPolicy(ModelPermissionPolicy):
    """For what comes by a public form and goes by the rules of retention, or with all data of the person."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractUser, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
