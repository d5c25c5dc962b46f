"""All that the editor's form sends at once: by its buttons, and wherever no script saves each segment by itself."""

import re
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation.editor import overrides, saving
from translation.editor.layout import Layout
from translation.editor.saving import Typed
from translation.editor.segments import Segment, cleaned

NAME = re.compile(r"words-(\d+)")


class EditorForm:
    """`orphans` are words that somebody has typed for German ones that are no longer there."""

    def __init__(self, translation: Translation, page: Page) -> None:
        self.translation, self.page = translation, page
        self.layout = Layout(translation, page.specific_class)
        self.orphans: list[str] = []

    def save(self, data: Mapping[str, Any], user: AbstractBaseUser) -> bool:
        """Whether all could be stored; what could not is shown again."""
        by_name = {f"words-{segment.row.pk}": segment for segment in self.layout.segments}
        sent = [name for name in data if NAME.fullmatch(name)]
        self.orphans = [data[name] for name in sent if name not in by_name and data[name].strip()]
        refused = [self._save(by_name[name], data, user) for name in sent if name in by_name]
        refused += [self._save_override(override.row.pk, data, user) for override in self.layout.overrides]
        return not (self.orphans or any(refused))

    def _save(self, segment: Segment, data: Mapping[str, Any], user: AbstractBaseUser) -> bool:
        key = segment.row.pk
        typed = typed_in(data, key)
        if not typed.is_confirmed and cleaned(typed.text, segment) == segment.text:
            return False
        saved = saving.save(self.translation, self.page, key, typed, user)
        if saved is None:  # it went while the form was read
            self.orphans.append(typed.text)
            return True
        self.layout.segments[self.layout.segments.index(segment)] = saved
        return saved.is_in_conflict

    def _save_override(self, key: int, data: Mapping[str, Any], user: AbstractBaseUser) -> bool:
        if f"override-{key}-version" not in data:
            return False
        saved = overrides.save(self.translation, self.page, key, data, user)
        if saved and saved.error:
            rows = self.layout.overrides
            rows[[row.row.pk for row in rows].index(key)] = saved
        return bool(saved and saved.error)


def typed_in(data: Mapping[str, Any], key: int) -> Typed:
    """What a form's data hold of a segment."""
    return Typed(
        text=data.get(f"words-{key}", ""),
        version=data.get(f"version-{key}", ""),
        is_confirmed=f"confirm-{key}" in data,
        before=data.get(f"before-{key}"),
    )
