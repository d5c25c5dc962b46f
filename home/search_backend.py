"""The search in the admin's lists."""

from modelsearch.backends.database.postgres import postgres


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
