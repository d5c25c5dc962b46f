"""The segments of a translation: the German words, what is said of them, where they stand, and how far they are."""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from bs4 import Tag
from django.contrib.contenttypes.models import ContentType
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.text.characters import strip_deceptive_characters
from home.models import FormerWords
from translation.segments import checks, markup
from translation.segments.places import Place, Places


class State(TextChoices):
    MISSING = "missing", gettext_lazy("To translate")
    OUTDATED = "outdated", gettext_lazy("German has changed")
    FAULTY = "faulty", gettext_lazy("With errors")
    MACHINE = "machine", gettext_lazy("By machine, not checked")
    DONE = "done", gettext_lazy("Done")


@dataclass
class Segment:
    """
    `stored` is what is said now, `former` what was said before the German words changed.

    `typed` is what somebody has just sent and what was not stored, `problem` why, unless it `is_in_conflict` with what
    somebody else has stored meanwhile.
    """

    row: StringSegment
    place: Place
    code: str
    stored: StringTranslation | None = None
    former: StringTranslation | None = None
    typed: str | None = None
    problem: str = ""
    is_in_conflict: bool = False

    @property
    def source(self) -> str:
        """The German words as HTML."""
        html: str = self.row.string.data
        return html

    @property
    def path(self) -> str:
        path: str = self.row.context.path
        return path

    @cached_property
    def parsed(self) -> Tag:
        return markup.parsed(self.source)

    @cached_property
    def formatting(self) -> list[markup.Formatting]:
        return markup.formatting_of(self.parsed)

    @cached_property
    def german(self) -> str:
        return markup.shown(self.parsed, self.formatting)

    @cached_property
    def attributes(self) -> dict[str, dict[str, str]]:
        """Of its links: `{"a1": {"href": "https://…"}}`."""
        found: dict[str, dict[str, str]] = json.loads(self.row.attrs or "{}") or {}
        return found

    @property
    def words(self) -> str:
        """What is said, as HTML; "" while nothing is, or nothing that is right."""
        return self.stored.data if self.stored and not self.stored.has_error else ""

    @cached_property
    def stored_text(self) -> str:
        return self.shown(self.stored.data, self.stored.has_error) if self.stored else ""

    @cached_property
    def former_text(self) -> str:
        return self.shown(self.former.data) if self.former else ""

    @property
    def former_german(self) -> str:
        return self.shown(self.former.translation_of.data) if self.former else ""

    def shown(self, html: str, is_faulty: bool = False) -> str:
        """HTML as it is typed here, with the numbers of this segment's formatting."""
        return markup.shown(markup.parsed(html), self.formatting, is_faulty)

    @cached_property
    def text(self) -> str:
        """What stands in the input."""
        if self.typed is not None:
            return self.typed
        return self.stored_text if self.stored else self.former_text

    @cached_property
    def key(self) -> str:
        """Names it outside of the database; other German words at the same place have another key."""
        return key_of(self.path, self.source)

    @cached_property
    def version(self) -> str:
        """Tells whether the stored words are those that somebody has seen; "" while there are none."""
        return version_of(self.cleaned(self.stored_text)) if self.stored else ""

    @cached_property
    def faults(self) -> list[str]:
        """What keeps the words from being published."""
        if self.problem:
            return [self.problem]
        if not self.text:
            return []
        stored_error = self.stored.field_error if self.stored and self.stored.has_error else ""
        return self.faults_in(self.text) or ([stored_error] if stored_error else [])

    def faults_in(self, text: str) -> list[str]:
        faults = markup.stored(text, self.formatting).faults
        most, count = self.place.max_length, len(markup.plain(text))
        if most and count > most:
            words = _("At most %(most)s characters have room here; these are %(count)s.")
            faults = [*faults, words % {"most": most, "count": count}]
        return faults

    def cleaned(self, text: str) -> str:
        """What was typed, without what nobody types, and in one line where the page has one."""
        return strip_deceptive_characters(text, multiline=not self.place.is_one_line).strip(" \n\t")

    @cached_property
    def hints(self) -> list[str]:
        return checks.hints(markup.plain(self.german), markup.plain(self.text), self.code)

    @cached_property
    def state(self) -> State:
        if self.stored is None:
            return State.OUTDATED if self.former else State.MISSING
        if self.stored.has_error or self.faults:
            return State.FAULTY
        is_machine = self.stored.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        return State.MACHINE if is_machine else State.DONE

    @property
    def is_open(self) -> bool:
        return self.state != State.DONE

    @property
    def may_be_confirmed(self) -> bool:
        return self.state in {State.OUTDATED, State.MACHINE}


def key_of(path: str, source: str) -> str:
    return _digest(f"{path}\0{source}")


def version_of(text: str) -> str:
    return _digest(text)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def segments_of(translation: Translation) -> list[Segment]:
    """In the order of the German page's form, with three queries; what stands twice at one place is one."""
    rows = StringSegment.objects.filter(source=translation.source_id).select_related("string", "context")
    stored, former = _stored(translation), _former(translation)
    page_type: Any = ContentType.objects.get_for_id(translation.source.specific_content_type_id).model_class()
    places, code = Places(page_type), translation.target_locale.language_code
    found: dict[Any, Segment] = {}
    for row in rows.order_by("order", "pk"):
        key = (row.string_id, row.context_id)
        if key not in found:
            found[key] = Segment(row, places.find(_field_path(row, translation)), code, stored.get(key))
        found[key].former = found[key].former or former.get(row.pk)
    return sorted(found.values(), key=lambda segment: (segment.place.order, segment.row.order))


def _field_path(row: Any, translation: Translation) -> str:
    """Stored with the segment; those of old releases have none yet."""
    path: str = row.context.field_path or row.context.get_field_path(translation.source.get_source_instance())
    return path


def _stored(translation: Translation) -> dict[tuple[int, int], StringTranslation]:
    found = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__object=translation.source.object_id
    )
    return {(words.translation_of_id, words.context_id): words for words in found.select_related("last_translated_by")}


def _former(translation: Translation) -> dict[int, StringTranslation]:
    rows = FormerWords.objects.filter(
        segment__source=translation.source_id, words__locale=translation.target_locale_id
    ).select_related("words__translation_of")
    return {row.segment_id: row.words for row in rows}
