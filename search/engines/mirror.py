"""
Keeping the index of OpenSearch or Elasticsearch like the rows of PostgreSQL, which are the truth.

What changes is noted in the transaction that changes it and sent after its commit; what could not be sent is sent by a
regular job. Until then a search may miss something new, but shows nothing that went: results are read from PostgreSQL.
"""

import json
import logging
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from core.mail import jobs
from search.engines import opensearch
from search.facets import COLUMNS
from search.models import PendingIndexWrite, SearchDocument
from search.vectors import EXACT, HEAD

logger = logging.getLogger(__name__)

BATCH = 200
LOCK = "search_mirror"


def note(keys: Collection[int]) -> None:
    """Note that the rows with these primary keys were changed or deleted."""
    if settings.SEARCH_URL and keys:
        PendingIndexWrite.objects.bulk_create([PendingIndexWrite(document=key) for key in keys])
        transaction.on_commit(_send_now)


def _send_now() -> None:
    try:
        send()
    except opensearch.EngineError as error:
        logger.error("The search engine is not up to date, a job will try again: %s", error)


def send() -> int:
    """Send what was noted; returns how many rows. Raises `opensearch.EngineError`."""
    sent = 0
    _server, index = opensearch.address()
    with jobs.lock(LOCK) as is_ours:
        # Rows are noted again for each change, and only those read before their documents are deleted.
        while is_ours and (rows := list(PendingIndexWrite.objects.order_by("pk")[:BATCH])):
            keys = {row.document for row in rows}
            _store(index, keys)
            PendingIndexWrite.objects.filter(pk__in=[row.pk for row in rows]).delete()
            sent += len(keys)
    return sent


def rebuild() -> int:
    """Fill a new index, put it in the place of the present one, and delete that. Returns the number of entries."""
    _server, index = opensearch.address()
    new = f"{index}-{timezone.now():%Y%m%d%H%M%S%f}"
    with jobs.lock(LOCK) as is_ours:  # what changes meanwhile is sent to the new index afterwards
        if not is_ours:
            raise opensearch.EngineError("another process is sending to it")
        opensearch.request("PUT", new, {"mappings": opensearch.MAPPINGS}, timeout=opensearch.LONG_TIMEOUT)
        keys = list(SearchDocument.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            _store(new, keys[start : start + BATCH], require_alias=False)
        opensearch.request("POST", f"{new}/_refresh", timeout=opensearch.LONG_TIMEOUT)
        old = opensearch.request("GET", f"_alias/{index}", accept=(404,))
        old = [name for name in old if name.startswith(f"{index}-")]
        actions = [{"add": {"index": new, "alias": index}}, *({"remove_index": {"index": name}} for name in old)]
        opensearch.request("POST", "_aliases", {"actions": actions}, timeout=opensearch.LONG_TIMEOUT)
    return len(keys)


def _store(index: str, keys: Collection[int], require_alias: bool = True) -> None:
    """Write the rows with these keys as they are now; delete those that are not there any more."""
    documents = entries(keys)
    lines = []
    for key in keys:
        if key in documents:
            lines += [{"index": {"_id": str(key)}}, documents[key]]
        else:
            lines.append({"delete": {"_id": str(key)}})
    body = "".join(json.dumps(line) + "\n" for line in lines)
    # Without the alias the engine would make up an index with other rules.
    query = "?require_alias=true" if require_alias else ""
    answer = opensearch.request("POST", f"{index}/_bulk{query}", body, timeout=opensearch.LONG_TIMEOUT)
    done = [result for item in answer["items"] for result in item.values()]
    wrong = [result["status"] for result in done if result["status"] >= 300 and result.get("result") != "not_found"]
    if wrong:
        raise opensearch.EngineError(f"status {wrong[0]} for {len(wrong)} entries")


def entries(keys: Iterable[int]) -> dict[int, dict[str, Any]]:
    """`{primary key: entry}` of the rows with these keys, their words taken from the vectors."""
    columns = ["language", "title", "date", *COLUMNS.values()]
    rows = SearchDocument.objects.filter(pk__in=list(keys)).values("pk", *columns)
    found = {row["pk"]: _facts(row) for row in rows}
    words = defaultdict(list)
    with connection.cursor() as cursor:
        for vector in ("vector", "title_vector"):
            cursor.execute(
                f"SELECT id, '{vector}', word.lexeme, word.positions, word.weights "  # noqa: S608 - a name of ours
                f"FROM search_searchdocument, unnest({vector}) AS word WHERE id = ANY(%s)",
                [list(found)],
            )
            for key, *word in cursor.fetchall():
                words[key].append(word)
    return {key: facts | _words(words[key]) for key, facts in found.items()}


def _facts(row: dict[str, Any]) -> dict[str, Any]:
    date = row["date"].isoformat() if row["date"] else None
    return row | {"date": date, "title_length": len(row["title"])}


def _words(words: Iterable[Any]) -> dict[str, Any]:
    """The words of each weight, those of the title, and the text in pieces through which phrases reach."""
    fields: defaultdict[str, list[str]] = defaultdict(list)
    places: dict[int, str] = {}
    for vector, lexeme, positions, weights in words:
        if vector == "title_vector":
            fields["title_words"].append(lexeme)
        elif lexeme.startswith(EXACT):
            places |= dict.fromkeys(positions, lexeme.removeprefix(EXACT))
        elif not lexeme.startswith(HEAD):
            for weight in weights:
                fields[weight].append(lexeme)
    pieces: list[list[str]] = []
    last: int | None = None
    for position in sorted(places):
        if last is None or position != last + 1:
            pieces.append([])
        pieces[-1].append(places[position])
        last = position
    joined = {name: found if name == "title_words" else " ".join(found) for name, found in fields.items()}
    return joined | {"exact": [" ".join(piece) for piece in pieces]}
