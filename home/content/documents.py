"""Documents at their addresses, and on pages for everybody: who may not open one is told nothing of it there."""

from collections.abc import Callable

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.documents.views.serve import serve as serve_present
from wagtail.models import Collection, CollectionViewRestriction

from core import request_cache
from core.page_cache import memory
from home.models.media import CustomDocument

BY_LOG_IN = [CollectionViewRestriction.LOGIN, CollectionViewRestriction.GROUPS]  # a password may be given by anybody


_for_some: list[Callable[[], QuerySet[CustomDocument]]] = []


def keep_from_strangers(documents: Callable[[], QuerySet[CustomDocument]]) -> None:
    """`documents()` are those that no stranger opens, in whatever collection they lie."""
    _for_some.append(documents)


def for_some() -> set[int]:
    return {key for documents in _for_some for key in documents().values_list("pk", flat=True)}


def is_shown(document: CustomDocument | None) -> bool:
    collections, documents = request_cache.get_or_set("closed to reader", _closed)
    return document is not None and document.collection_id not in collections and document.pk not in documents


def _closed() -> tuple[set[int], set[int]]:
    """The keys of the collections, and of single documents, that the reader may not open; unknown is a stranger."""
    request = request_cache.request()
    if not request or settings.SESSION_COOKIE_NAME not in request.COOKIES:  # for others no session is looked for
        return memory.get_or_set("closed to strangers", _closed_to_strangers)
    rules = CollectionViewRestriction.objects.filter(restriction_type__in=BY_LOG_IN).select_related("collection")
    closed = tuple(rule.collection.path for rule in rules if not rule.accept_request(request))
    collections = {key for key, path in Collection.objects.values_list("pk", "path") if path.startswith(closed)}
    return collections, set() if request.user.is_authenticated else for_some()


def _closed_to_strangers() -> tuple[set[int], set[int]]:
    """The same for whoever has no session, in one query."""
    rules = CollectionViewRestriction.objects.filter(restriction_type__in=BY_LOG_IN)
    lower = ExpressionWrapper(OuterRef("path"), CharField())
    collections = Collection.objects.filter(
        Exists(rules.alias(lower=lower).filter(lower__startswith=F("collection__path")))
    )
    documents = [each().order_by().values_list("pk", Value(True)) for each in _for_some]
    found = list(collections.order_by().values_list("pk", Value(False)).union(*documents))
    return {key for key, is_document in found if not is_document}, {key for key, is_document in found if is_document}


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
