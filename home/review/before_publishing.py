"""What is asked of a page before it goes out, by its form, in a batch or as a translation."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from core.text import languages, placeholders

UKRAINE = ("ukrain", "україн")


def tells_of_ukraine(texts: Iterable[str], values: Iterable[Any]) -> bool:
    """Whether the texts do, or the pictures among the values: by their titles, descriptions or alternative texts."""
    return _name_ukraine(texts) or _name_ukraine(_words_of_pictures(values))


def is_on_ukraine(page: Page) -> bool:
    """Whether the page, as it would be published, tells of Ukraine."""
    draft = page.get_latest_revision_as_object()
    image = get_image_model()
    shown = [
        getattr(draft, field.name)
        for field in draft._meta.fields
        if isinstance(field, StreamField) or field.related_model is image
    ]
    return tells_of_ukraine(texts_of(draft.serializable_data()), shown)


def placeholders_in(content: Any) -> list[str]:
    """What is still to be filled in; a demo may show it."""
    return [] if settings.DEMO else [part for text in texts_of(content) for part in placeholders.found_in(text)]


def placeholders_of(page: Page) -> list[str]:
    """What is still to be filled in on the page as it would be published."""
    return placeholders_in(page.get_latest_revision_as_object().serializable_data())


def texts_of(content: Any) -> Iterator[str]:
    """Every text in the content of a revision, in which streams are JSON within JSON."""
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for part in content:
            yield from texts_of(part)
    elif isinstance(content, str) and (inner := _parsed(content)) is not None:
        yield from texts_of(inner)
    elif isinstance(content, str):
        yield content


def _parsed(text: str) -> Any:
    if text[:1] not in ("[", "{"):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _name_ukraine(texts: Iterable[str]) -> bool:
    return any(text == "UA" or any(word in text.lower() for word in UKRAINE) for text in texts)


def _words_of_pictures(values: Iterable[Any]) -> list[str]:
    keys: set[Any] = set()
    for value in values:
        if isinstance(value, AbstractImage):
            keys.add(value.pk)
        elif isinstance(value, StreamValue):
            references = value.stream_block.extract_references(value)
            keys |= {key for model, key, *_path in references if issubclass(model, AbstractImage)}
    columns = ("title", "description", *languages.columns("alt"))
    return [text for words in get_image_model().objects.filter(pk__in=keys).values_list(*columns) for text in words]
