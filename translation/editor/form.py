"""All that the editor's form sends at once: by its buttons, and wherever no script saves each segment by itself."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models import User
from translation.editor import overrides
from translation.editor.layout import Layout
from translation.editor.overrides import Override
from translation.segments import posted
from translation.segments.segment import Segment, segments_of
from translation.segments.taking import Author, take


class EditorForm:
    """`orphans` are words that somebody has typed for German ones that are no longer there."""

    def __init__(self, translation: Translation, page: Page) -> None:
        self.translation, self.page = translation, page
        self.orphans: list[str] = []
        self._segments: dict[str, Segment] = {}
        self._overrides: dict[int, Override] = {}

    def save(self, data: Mapping[str, Any], user: User) -> bool:
        """Whether all could be stored; what could not is shown again."""
        report = take(self.translation, posted.entries(data), Author(user))
        refused = [*report.refused, *report.conflicts]
        self._segments = {outcome.entry.key: outcome.segment for outcome in refused if outcome.segment}
        lost = [outcome.entry.text for outcome in refused if not outcome.segment]
        self.orphans = [text for text in lost if text.strip()]
        for key in overrides.posted_keys(data):
            saved = overrides.save(self.translation, self.page, key, data, user)
            target = data.get(overrides.name_of(key))
            if saved and saved.error:
                self._overrides[key] = saved
            elif saved is None and target and not target.isdecimal():  # a picture is chosen anew more easily
                self.orphans.append(target)
        return not (self.orphans or self._segments or self._overrides)

    def hold(self, data: Mapping[str, Any], user: User) -> None:
        """Store nothing, and show again what was typed."""
        segments = {segment.key: segment for segment in segments_of(self.translation)}
        for entry in posted.entries(data):
            if segment := segments.get(entry.key):
                self._segments[entry.key] = replace(segment, typed=entry.text)
            elif entry.text.strip():
                self.orphans.append(entry.text)
        self._overrides = {each.key: each for each in overrides.hold(self.translation, self.page, data, user)}

    def layout(self) -> Layout:
        """As all stands now, with what could not be stored."""
        segments = [self._segments.get(segment.key, segment) for segment in segments_of(self.translation)]
        rows = overrides.overrides_of(self.translation, self.page.specific_class)
        return Layout(self.translation, segments, [self._overrides.get(each.key, each) for each in rows])
