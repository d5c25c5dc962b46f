"""The services that can be chosen; each translates German texts with inline tags, in their order."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from django.conf import settings

from translation.machine.client import Deadline
from translation.machine.deepl import DeepL
from translation.machine.libretranslate import LibreTranslate


class Service(Protocol):
    name: str
    most_texts: int
    most_bytes: int  # of the texts in one request, as JSON

    def translate(self, texts: list[str], language: str, deadline: Deadline) -> list[str]:
        """As many translations; raises MachineError."""


SERVICES: dict[str, Any] = {"deepl": DeepL, "libretranslate": LibreTranslate}


def active() -> Service | None:
    chosen = settings.MACHINE_TRANSLATION
    if not chosen:
        return None
    service: Service = SERVICES[chosen["service"]](chosen["url"], chosen["key"])
    return service


def size_of(text: str) -> int:
    return len(json.dumps(text)) + 2


def chunks(texts: Iterable[str], service: Service) -> Iterator[list[str]]:
    """As many texts as one request may hold; each fits by itself."""
    chunk: list[str] = []
    size = 0
    for text in texts:
        if chunk and (len(chunk) == service.most_texts or size + size_of(text) > service.most_bytes):
            yield chunk
            chunk, size = [], 0
        chunk.append(text)
        size += size_of(text)
    if chunk:
        yield chunk
