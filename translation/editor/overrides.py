"""
What a translation may have otherwise than the German page without translating words: pictures, files, targets of links.

Nothing entered means: as on the German page.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import transaction
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    Translation,
    TranslationContext,
    TranslationSource,
)

from home.admin import page_choosers
from home.models import CustomDocument, CustomImage, User
from translation.segments.places import Place, Places

NAME = re.compile(r"place-(\d{1,18})-version")


def name_of(key: int) -> str:
    """“override-” stood before numbers of another meaning, which a form from before an upgrade may still send."""
    return f"place-{key}"


def posted_keys(data: Iterable[str]) -> list[int]:
    return [int(name[1]) for name in map(NAME.fullmatch, data) if name]


class TargetField(forms.CharField):
    """Where a link leads: another site, a place on this one, a mail address or a telephone number."""

    def validate(self, value: str) -> None:
        super().validate(value)
        scheme, _colon, rest = value.partition(":")
        if scheme == "mailto":
            EmailValidator()(rest.partition("?")[0])
        elif value and scheme != "tel" and not value.startswith(("/", "#")):
            URLValidator(schemes=["http", "https"])(value)


@dataclass
class Override:
    row: OverridableSegment
    place: Place
    stored: SegmentOverride | None = None
    typed: Any = None
    error: str = ""
    is_in_conflict: bool = False

    @property
    def key(self) -> int:
        """Of its place, which stays when the German page has something else there."""
        key: int = self.row.context_id
        return key

    @property
    def name(self) -> str:
        return name_of(self.key)

    @property
    def is_link(self) -> bool:
        """Of a rich text, which has several."""
        return "'" in self.row.context.path

    @cached_property
    def form_field(self) -> forms.Field:
        if self.is_link or self.place.field is None:
            return TargetField(required=False, max_length=2000)
        return self.place.field

    @property
    def value(self) -> Any:
        """What is stored, or None."""
        return self.stored.data if self.stored else None

    @property
    def version(self) -> str:
        return sha256(self.stored.data_json.encode()).hexdigest()[:16] if self.stored else ""

    @cached_property
    def german(self) -> str:
        """Set for what is chosen, whose names are read together (`overrides_of`)."""
        return str(self.row.data)

    def html(self) -> str:
        field = self.form_field
        value = self.value if self.typed is None else self.typed
        attrs = {"id": f"id_{self.name}", "aria-describedby": f"{self.name}-feedback"}
        return field.widget.render(self.name, field.prepare_value(value), attrs)


def overrides_of(translation: Translation, page_type: type[Page], only: int | None = None) -> list[Override]:
    rows = OverridableSegment.objects.filter(source=translation.source_id).select_related("context")
    if only is not None:
        rows = rows.filter(context=only)
    if not (found := list(rows.exclude(context__field_path="").order_by("order"))):
        return []
    stored = SegmentOverride.objects.filter(
        locale=translation.target_locale_id, context__object=translation.source.object_id
    )
    by_context = {override.context_id: override for override in stored.select_related("last_translated_by")}
    places = Places(page_type)
    overrides = [Override(row, places.find(row.context.field_path), by_context.get(row.context_id)) for row in found]
    _name_what_is_chosen(overrides)
    return overrides


def _name_what_is_chosen(overrides: list[Override]) -> None:
    """With one query for each kind of object."""
    chosen: dict[type[Model], list[Override]] = {}
    for override in overrides:
        queryset = getattr(override.form_field, "queryset", None)
        if queryset is not None and isinstance(override.row.data, int):
            chosen.setdefault(queryset.model, []).append(override)
    for model, group in chosen.items():
        names = model._default_manager.in_bulk([override.row.data for override in group])
        for override in group:
            override.german = str(names.get(override.row.data, "–"))


def hold(translation: Translation, page: Page, data: Any, user: User) -> Iterator[Override]:
    """Those for which a form's data have something else than is stored; it stands at their `error`."""
    for override in overrides_of(translation, page.specific_class):
        raw = override.form_field.widget.value_from_datadict(data, {}, override.name)
        if f"{override.name}-version" in data and str(raw or "") != str(override.value or ""):
            choice = _named(override.form_field, raw, user) or _("As on the German page")
            override.error = _("Not saved: %(choice)s") % {"choice": choice}
            yield override


def chosen(data: Any, user: User) -> list[str]:
    """What a form's data have chosen, by its name, for a translation that is there no longer."""
    keys = posted_keys(data)
    contexts = TranslationContext.objects.in_bulk(keys)
    # Of a page that is gone nobody knows of what kind a number was.
    targets = [data.get(name_of(key), "") for key in keys if key not in contexts]
    named = [_chosen(context, data, user) for context in contexts.values()]
    return list(filter(None, [*named, *(text for text in targets if not text.isdecimal())]))


def _chosen(context: TranslationContext, data: Any, user: User) -> str:
    source = TranslationSource.objects.filter(object=context.object_id).latest("last_updated_at")
    place = Places(source.specific_content_type.model_class()).find(context.field_path)
    override = Override(OverridableSegment(context=context), place)
    raw = override.form_field.widget.value_from_datadict(data, {}, override.name)
    return _named(override.form_field, raw, user) if raw else ""


def _named(field: forms.Field, raw: Any, user: User) -> str:
    """Of what the user may not choose only that there is something: any number may have been sent."""
    try:
        value = field.clean(raw)
    except ValidationError:
        return str(raw or "")
    return "–" if isinstance(value, Model) and not _may_choose(user, value) else str(value)


def _may_choose(user: User, thing: Any) -> bool:
    if isinstance(thing, Page):
        return page_choosers.choosable(Page.objects.filter(pk=thing.pk), user).exists()
    if isinstance(thing, CustomImage):
        return image_policy.user_has_permission_for_instance(user, "choose", thing)
    if isinstance(thing, CustomDocument):
        return document_policy.user_has_permission_for_instance(user, "choose", thing)
    return thing.snippet_viewset.may_choose(user)


@transaction.atomic
def save(translation: Translation, page: Page, key: int, data: Any, user: User) -> Override | None:
    """Store what is in a form's data; what is wrong stands at the `error` of what is returned."""
    if not overrides_of(translation, page.specific_class, key):
        return None
    TranslationContext.objects.select_for_update().get(pk=key)
    [override] = overrides_of(translation, page.specific_class, key)
    raw = override.form_field.widget.value_from_datadict(data, {}, override.name)
    try:
        value = _key(override.form_field.clean(raw)) if raw not in (None, "") else None
    except ValidationError as error:
        override.typed, override.error = raw if override.is_link else None, " ".join(error.messages)
        return override
    if value == override.value:
        return override
    if data.get(f"{override.name}-version") != override.version:
        override.error = _("Somebody else has changed this meanwhile. Please look at it and choose again.")
        override.is_in_conflict = True
        return override
    _store(translation, override, value, user)
    return overrides_of(translation, page.specific_class, key)[0]


def _key(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def _store(translation: Translation, override: Override, value: Any, user: User) -> None:
    place = {"context_id": override.row.context_id, "locale_id": translation.target_locale_id}
    if value is None:
        SegmentOverride.objects.filter(**place).delete()
        return
    SegmentOverride.objects.update_or_create(
        **place,
        defaults={
            "data_json": json.dumps(value),
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )
