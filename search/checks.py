from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.core.checks import CheckMessage
from django.db import DatabaseError
from wagtail.models import Page, get_page_models

from core.text.checks import missing
from search.analysis import ANALYSER_VERSION, LANGUAGES, has_words
from search.kinds import KINDS
from search.models import SearchDocument


@checks.register()
def kinds_of_pages_are_known(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Readers choose among kinds by their names; a page of another kind would be found as none."""
    return [
        checks.Error(f"“{model.search_kind}” is no kind of result: see search/kinds.py.", obj=model, id="search.E001")
        for model in get_page_models()
        if model is not Page and model.search_kind not in KINDS
    ]


@checks.register()
def languages_have_stop_words(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without them a query is read with its “and” and “of”, and such words are indexed; all else has a fallback."""
    return [
        missing(code, f"search/analysis/data/stop_{code}.txt", "search.W002", checks.WARNING)
        for code in LANGUAGES
        if not has_words(f"stop_{code}")
    ]


@checks.register(checks.Tags.database)
def index_is_of_this_analyser(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Words that another version of the analyser normalised are not found by this one's."""
    if not databases:
        return []
    try:
        outdated = SearchDocument.objects.exclude(analyser_version=ANALYSER_VERSION).exists()
    except DatabaseError:
        return []  # before the first migration
    if not outdated:
        return []
    return [checks.Warning("The search index is out of date; run `manage.py reindex`.", id="search.W001")]
