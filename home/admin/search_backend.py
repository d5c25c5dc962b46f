"""The search in the admin's lists."""

from typing import Any

from django.db.models import Model
from modelsearch.backends.database.postgres import postgres
from modelsearch.index import class_is_indexed, insert_or_update_object


class AnyFilter:
    """
    Wagtail refuses, with an error, to search in what is filtered by a field that is not in the index.

    Only for engines beside the database that is needed: here the query set itself filters.
    """

    def _get_filters_from_queryset(self, check_only=False):
        return None


class QueryCompiler(AnyFilter, postgres.PostgresSearchQueryCompiler):
    pass


class AutocompleteQueryCompiler(AnyFilter, postgres.PostgresAutocompleteQueryCompiler):
    pass


class SearchBackend(postgres.PostgresSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler


def index_again(sender: type[Model], keys: list[Any], **kwargs: Any) -> None:
    """Rows whose words were changed without a signal of Django's own."""
    if class_is_indexed(sender):
        for row in sender._base_manager.filter(pk__in=keys):
            insert_or_update_object(row)
