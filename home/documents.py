"""Documents at their addresses, and on pages for everybody: who may not open one is told nothing of it there."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.documents.views.serve import serve as serve_present
from wagtail.models import Collection, CollectionViewRestriction

from core import request_cache
from core.page_cache import memory
from home.models.media import CustomDocument

BY_LOG_IN = [CollectionViewRestriction.LOGIN, CollectionViewRestriction.GROUPS]  # a password may be given by anybody


_for_some: list[Callable[[], Any]] = []


def keep_from_strangers(documents: Callable[[], Any]) -> None:
    """`documents()` gives the keys of those that no stranger opens, in whatever collection they lie."""
    _for_some.append(documents)


def for_some() -> set[int]:
    return memory.get_or_set("documents for some", lambda: {key for keys in _for_some for key in keys()})


def is_shown(document: CustomDocument | None) -> bool:
    collections, documents = request_cache.get_or_set("closed to reader", _closed)
    return document is not None and document.collection_id not in collections and document.pk not in documents


def _closed() -> tuple[set[int], set[int]]:
    """The keys of the collections, and of single documents, that the reader may not open; unknown is a stranger."""
    rules, documents = memory.get_or_set("collections by log-in", _rules), for_some()
    request = request_cache.request()
    if request and settings.SESSION_COOKIE_NAME in request.COOKIES:  # of others no session is looked for
        rules = [(rule, keys) for rule, keys in rules if not rule.accept_request(request)]
        documents = set() if request.user.is_authenticated else documents
    return {key for _rule, keys in rules for key in keys}, documents


def _rules() -> list[tuple[CollectionViewRestriction, set[int]]]:
    """Each restriction by log-in with the keys of the collections for which it holds; two queries at most."""
    rules = list(CollectionViewRestriction.objects.filter(restriction_type__in=BY_LOG_IN).select_related("collection"))
    paths = list(Collection.objects.values_list("pk", "path")) if rules else []
    return [(rule, {key for key, path in paths if path.startswith(rule.collection.path)}) for rule in rules]


def serve(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponse:
    """The present file, also at the names that it had before; who may open it is asked as ever."""
    try:
        response: HttpResponse = serve_present(request, document_id, document_filename)
    except Http404:
        renamed = CustomDocument.objects.filter(pk=document_id, earlier_names__contains=[document_filename]).first()
        if renamed is None:
            raise
        response = serve_present(request, document_id, renamed.filename)
    return response
