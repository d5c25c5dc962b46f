"""
What readers of a translation see follows the German page at once, as far as it is no words: structure, links, pictures.

The row of each translation is made anew from the segments when the German page is published. Where German words have
changed it keeps what was said before; what is wholly new is left out until it is translated. Only words that have
been published already are taken: those that a translator has typed since wait for their own publication.
"""

import copy
import io
from collections import defaultdict
from typing import Any

from bs4 import BeautifulSoup
from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef
from modelcluster.models import get_serializable_data_for_fields
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation, TranslationLog
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from core.text import languages
from home.translation import status

Place = tuple[str, int]  # (path, order)


def follow(page: Page) -> None:
    """Write the translations of a German page that has just been published anew; none leaves a hole."""
    if page.locale.language_code != languages.SOURCE:
        return
    segmented = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=OuterRef("locale"), enabled=True
    )
    versions = type(page).objects.filter(translation_key=page.translation_key, alias_of=None).exclude(pk=page.pk)
    versions = versions.select_related("locale", "live_revision").annotate(by_segments=Exists(segmented))
    translations = list(versions)
    segments = extract_segments(page) if translations else []
    for translated in translations:
        if not translated.live:
            _bring_back(page, segments, translated)
        elif translated.live_revision_id is None:
            show_german(page, translated)
        elif translated.by_segments:
            _put_words_into(page, segments, translated)


def keep_drafts_unseen(instance: TranslationLog, **kwargs: Any) -> None:
    """wagtail-localize writes words that nobody has published into the row that readers see; it logs that it has."""
    pages = Page.objects.filter(translation_key=instance.source.object_id, live=True)
    page = pages.filter(locale=instance.source.locale_id).specific().first()
    translated = pages.filter(locale=instance.locale_id, alias_of=None).specific().first()
    if not page or not translated:
        return
    if translated.live_revision is None:
        show_german(page, translated)
    else:
        known = translated.live_revision.as_object()
        known.last_published_at = translated.last_published_at  # the revision is from before
        _put_words_into(page, extract_segments(page), translated, known)


def take_structure(translated: Page) -> None:
    """Give a translation that has just been published the structure of its German page, whatever was submitted."""
    if translated.locale.language_code == languages.SOURCE or translated.alias_of_id:
        return
    versions = type(translated).objects.filter(translation_key=translated.translation_key, live=True)
    page = versions.filter(locale__language_code=languages.SOURCE).select_related("locale").first()
    found = Translation.objects.filter(
        source__object_id=translated.translation_key, target_locale=translated.locale_id, enabled=True
    )
    if page and found.exists():
        _put_words_into(page, extract_segments(page), translated)


def show_german(page: Page, translated: Page) -> None:
    """Let the place of a translation hold the words of the German page, marked as such, until it is published."""
    before = _content(translated)
    translated.live, translated.live_revision = True, None
    for field in _fields(page):
        setattr(translated, field.attname, field.value_from_object(page))
    after = _content(translated)
    changed = [name for name in after if after[name] != before[name]]
    translated.save(update_fields=["live", "live_revision", "last_published_at", *changed], clean=False)


def _bring_back(page: Page, segments: list[Any], translated: Any) -> None:
    """A translation was withdrawn with the German page; it returns with it if it still says all that it says."""
    may_return = translated.by_segments and translated.last_published_at and not status.outdated_since(translated)
    if may_return and all(_words(segments, translated).values()):
        _make_anew(page, segments, translated, copy.copy(translated))
        translated.save_revision(clean=False).publish()
    else:
        show_german(page, translated)


def _put_words_into(page: Page, segments: list[Any], translated: Page, known: Page | None = None) -> None:
    """`known` is what readers have seen until now, where it is not what stands in the row."""
    before = _content(translated)
    _make_anew(page, segments, translated, known or copy.copy(translated))
    after = _content(translated)
    if changed := [name for name in after if after[name] != before[name]]:
        _store(translated, changed)


def _store(translated: Page, changed: list[str]) -> None:
    """Without a new revision: a draft that waits for its review stays the latest, and the review goes on."""
    if "title" in changed:
        translated.draft_title = translated.title
        changed = [*changed, "draft_title"]
    translated.save(update_fields=changed, clean=False)
    if revision := translated.live_revision:
        content = get_serializable_data_for_fields(translated)
        revision.content |= {name: content[name] for name in changed}
        revision.save(update_fields=["content"])


def _content(page: Page) -> dict[str, Any]:
    """`{name of a field: what is stored of it}`, of all that follows the German page."""
    content = {}
    for field in _fields(page):
        value = field.value_from_object(page)
        if isinstance(field, StreamField):
            list(value)  # what has not been looked at is stored as it was found
            value = value.get_prep_value()
        content[field.name] = value
    return content


def _make_anew(page: Page, segments: list[Any], translated: Page, known: Page) -> None:
    original = _with_own_streams(page)
    for field in _fields(page):
        setattr(translated, field.attname, field.value_from_object(original))
    words = _words(segments, known)
    ingest_segments(original, translated, page.locale, translated.locale, _put_in(segments, known, words))
    _leave_out(words, known, translated)


def _fields(page: Page) -> list[Any]:
    """The columns that hold words, and those that are the same in all languages."""
    declared = [
        field
        for field in get_translatable_fields(type(page))
        if isinstance(field, TranslatableField) or field.is_synchronized(page)
    ]
    fields = [field.get_field(type(page)) for field in declared]
    return [field for field in fields if field.concrete and not field.many_to_many]


def _with_own_streams(page: Page) -> Page:
    """A copy to write into: its streams are changed while words are put in."""
    original = copy.copy(page)
    for field in _fields(page):
        if isinstance(field, StreamField):
            stream = getattr(page, field.attname)
            setattr(original, field.attname, field.stream_block.to_python(stream.get_prep_value()))
    return original


def _words(segments: list[Any], translated: Page) -> dict[Place, str | None]:
    """What the translation says at each place; None where it says nothing yet."""
    of_page = {"locale_id": translated.locale_id, "context__object_id": translated.translation_key}
    found = StringTranslation.objects.filter(**of_page, has_error=False).select_related("context", "translation_of")
    given = {(words.context.path, words.translation_of.data): words for words in found}
    rows = apps.get_model("home", "FormerWords").objects.filter(
        segment__source__object_id=translated.translation_key, words__locale_id=translated.locale_id
    )
    former = {
        (row.segment.context.path, row.segment.order): row.words
        for row in rows.select_related("segment__context", "words")
    }
    words: dict[Place, str | None] = {}
    unseen = []
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            place = (segment.path, segment.order)
            said = former.get(place) or given.get((segment.path, segment.string.data))
            is_published = said and said.updated_at <= translated.last_published_at
            words[place] = said.data if said and is_published else None
            if said and not is_published:
                unseen.append(place)
    return words | (_words_that_readers_know(words, unseen, translated) if unseen else {})


def _words_that_readers_know(words: dict[Place, str | None], places: list[Place], translated: Page) -> dict[Place, Any]:
    """What stands at those places now, whose words somebody is just changing."""
    shown: dict[str, list[str]] = defaultdict(list)
    for value in extract_segments(translated):
        if isinstance(value, StringSegmentValue):
            shown[value.path].append(value.string.data)
    orders: dict[str, list[int]] = defaultdict(list)
    for path, order in words:
        orders[path].append(order)
    return {
        (path, order): shown[path][orders[path].index(order)]
        for path, order in places
        if len(shown[path]) == len(orders[path])
    }


def _put_in(segments: list[Any], known: Page, words: dict[Place, str | None]) -> list[Any]:
    """
    All that the translation is put together from, with empty words where there are none.

    A field without formatting keeps what readers know of it, which need not have been written segment by segment.
    """
    plain = {
        field.name for field in _fields(known)
        if isinstance(field, models.CharField | models.TextField) and not isinstance(field, RichTextField)
    }  # fmt: skip
    of_page = {"locale_id": known.locale_id, "context__object_id": known.translation_key}
    found = SegmentOverride.objects.filter(**of_page, has_error=False).select_related("context")
    overrides = {row.context.path: row.data for row in found}
    said = defaultdict(list)
    for (path, _order), text in words.items():
        said[path].append(text)
    values = []
    for segment in segments:
        value = copy.copy(segment)
        if isinstance(value, StringSegmentValue):
            missing = getattr(known, value.path) if value.path in plain else ""
            value.string = _with_links(words[value.path, value.order] or missing, value.attrs or {})
        elif isinstance(value, TemplateSegmentValue):
            value.template = _without_texts(value.template, [n for n, text in enumerate(said[value.path]) if not text])
        elif isinstance(value, OverridableSegmentValue):
            if value.path not in overrides:
                continue
            value.data = overrides[value.path]
        values.append(value)
    return values


def _with_links(words: str, links: dict[str, Any]) -> StringValue:
    """The words, without the links that the German words have no longer."""
    # Read as a file: of other words that look like an address Beautiful Soup asks whether they are one.
    soup = BeautifulSoup(io.StringIO(words), "html.parser")
    for element in soup.find_all(id=True):
        if element["id"] not in links:
            element.unwrap()
    return StringValue(str(soup))


def _without_texts(template: str, positions: list[int]) -> str:
    """The template of a rich text without those texts, and without the paragraphs that held nothing else."""
    soup = BeautifulSoup(template, "html.parser")
    for position in positions:
        element: Any = soup.find("text", position=str(position))
        while element.parent is not soup and len(element.parent.contents) == 1:
            element = element.parent
        element.decompose()
    return str(soup)


def _leave_out(words: dict[Place, str | None], known: Page, translated: Page) -> None:
    """Take away the blocks that readers do not know yet and of which no word is translated."""
    lacking = {part for (path, _order), said in words.items() if said is None for part in path.split(".")}
    lacking -= {part for (path, _order), said in words.items() if said is not None for part in path.split(".")}
    if not lacking:
        return
    for field in _fields(translated):
        if isinstance(field, StreamField):
            before = _ids(getattr(known, field.attname).get_prep_value())
            content = _without(getattr(translated, field.attname).get_prep_value(), lacking - before)
            setattr(translated, field.attname, field.stream_block.to_python(content))


def _ids(content: Any) -> set[str]:
    if isinstance(content, dict):
        own = {content["id"]} if isinstance(content.get("id"), str) else set()
        return own.union(*(_ids(part) for part in content.values()))
    return set().union(*(_ids(part) for part in content)) if isinstance(content, list) else set()


def _without(content: Any, ids: set[str]) -> Any:
    if isinstance(content, dict):
        return {name: _without(part, ids) for name, part in content.items()}
    if isinstance(content, list):
        return [_without(part, ids) for part in content if not (isinstance(part, dict) and part.get("id") in ids)]
    return content
