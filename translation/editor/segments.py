"""The segments of a translation as its editor shows them: the German words, what is said of them, and how it stands."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from bs4 import Tag
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.text.characters import strip_deceptive_characters
from home.models import FormerWords
from translation.editor import checks, markup
from translation.editor.places import Place, Places


class State(TextChoices):
    MISSING = "missing", gettext_lazy("To translate")
    OUTDATED = "outdated", gettext_lazy("German has changed")
    FAULTY = "faulty", gettext_lazy("With errors")
    MACHINE = "machine", gettext_lazy("By machine, not checked")
    DONE = "done", gettext_lazy("Done")


@dataclass
class Segment:
    """
    `words` is what is stored, `former` what was said before the German words changed.

    `typed` is what somebody has just sent and what could not be stored as it is.
    """

    row: StringSegment
    place: Place
    code: str
    words: StringTranslation | None = None
    former: StringTranslation | None = None
    typed: str | None = None
    is_in_conflict: bool = False
    parsed: Tag = field(init=False)
    formatting: list[markup.Formatting] = field(init=False)

    def __post_init__(self) -> None:
        self.parsed = markup.parsed(self.german_html)
        self.formatting = markup.formatting_of(self.parsed)

    @property
    def german_html(self) -> str:
        html: str = self.row.string.data
        return html

    @cached_property
    def german(self) -> str:
        return markup.shown(self.parsed, self.formatting)

    @cached_property
    def attributes(self) -> dict[str, dict[str, str]]:
        """Of its links: `{"a1": {"href": "https://…"}}`."""
        found: dict[str, dict[str, str]] = json.loads(self.row.attrs or "{}") or {}
        return found

    @cached_property
    def stored_text(self) -> str:
        return self._shown(self.words.data, self.words.has_error) if self.words else ""

    @cached_property
    def former_text(self) -> str:
        return self._shown(self.former.data) if self.former else ""

    @property
    def former_german(self) -> str:
        return self._shown(self.former.translation_of.data) if self.former else ""

    def _shown(self, html: str, is_faulty: bool = False) -> str:
        return markup.shown(markup.parsed(html), self.formatting, is_faulty)

    @cached_property
    def text(self) -> str:
        """What stands in the input."""
        if self.typed is not None:
            return self.typed
        return self.stored_text if self.words else self.former_text

    @property
    def version(self) -> str:
        """Tells whether the stored words are those that somebody has seen; "" while there are none."""
        return sha256(self.words.data.encode()).hexdigest()[:16] if self.words else ""

    @cached_property
    def faults(self) -> list[str]:
        """What keeps the words from being published."""
        if not self.text:
            return []
        faults = faults_in(self.text, self.formatting, self.place)
        stored_error = self.words.field_error if self.words and self.words.has_error else ""
        return faults or ([stored_error] if stored_error else [])

    @cached_property
    def hints(self) -> list[str]:
        return checks.hints(markup.plain(self.german), markup.plain(self.text), self.code)

    @cached_property
    def state(self) -> State:
        if self.words is None:
            return State.OUTDATED if self.former else State.MISSING
        if self.words.has_error or self.faults:
            return State.FAULTY
        is_machine = self.words.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        return State.MACHINE if is_machine else State.DONE

    @property
    def is_open(self) -> bool:
        return self.state != State.DONE

    @property
    def may_be_confirmed(self) -> bool:
        return self.state in {State.OUTDATED, State.MACHINE}


def cleaned(text: str, segment: Segment) -> str:
    """What was typed, without what nobody types, and in one line where the page has one."""
    return strip_deceptive_characters(text, multiline=not segment.place.is_one_line).strip(" \n\t")


def faults_in(text: str, formatting: list[markup.Formatting], place: Place) -> list[str]:
    faults = markup.stored(text, formatting).faults
    most = place.max_length
    if most and len(markup.plain(text)) > most:
        words = _("At most %(most)s characters have room here; these are %(count)s.")
        faults = [*faults, words % {"most": most, "count": len(markup.plain(text))}]
    return faults


def segments_of(translation: Translation, page_type: type[Page], only: Iterable[int] | None = None) -> list[Segment]:
    """In the order of the German page's form, with three queries; what stands twice at one place is one."""
    rows = StringSegment.objects.filter(source=translation.source_id).select_related("string", "context")
    if only is not None:
        rows = rows.filter(pk__in=only)
    words = _words(translation, rows if only is not None else None)
    former = _former(translation, only)
    places, code = Places(page_type), translation.target_locale.language_code
    found: dict[Any, Segment] = {}
    for row in rows.order_by("order"):
        key = (row.string_id, row.context_id)
        if key not in found:
            place = places.find(_field_path(row, translation))
            found[key] = Segment(row, place, code, words.get(key), former.get(row.pk))
        elif row.pk in former and found[key].former is None:
            found[key].former = former[row.pk]
    return sorted(found.values(), key=lambda segment: (segment.place.order, segment.row.order))


def _field_path(row: Any, translation: Translation) -> str:
    """Stored with the segment; those of old releases have none yet."""
    path: str = row.context.field_path or row.context.get_field_path(translation.source.get_source_instance())
    return path


def _words(translation: Translation, rows: Any) -> dict[tuple[int, int], StringTranslation]:
    found = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__object=translation.source.object_id
    )
    if rows is not None:
        found = found.filter(context__in=rows.values("context"), translation_of__in=rows.values("string"))
    return {(words.translation_of_id, words.context_id): words for words in found.select_related("last_translated_by")}


def _former(translation: Translation, only: Iterable[int] | None) -> dict[int, StringTranslation]:
    rows = FormerWords.objects.filter(
        segment__source=translation.source_id, words__locale=translation.target_locale_id
    ).select_related("words__translation_of")
    if only is not None:
        rows = rows.filter(segment__in=only)
    return {row.segment_id: row.words for row in rows}
