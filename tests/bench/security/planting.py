"""Puts payloads wherever somebody may have typed something, as far as the place takes them."""

import itertools
import json
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.mail.models import OutboxMail
from core.privacy import mentions
from home.models import ContentPage
from partnerships.models import (
    BestPracticePage,
    ClusterPage,
    CorrectedFact,
    CountryFocusPage,
    Municipality,
    PartnerSearchNotice,
    Partnership,
)
from search import index
from tests import factories
from tests.bench.security.payloads import fitting
from tests.contract import one_of_each

# What programs write, not people: keys, names of forms and screens, states, times.
BY_PROGRAMS = {
    "action", "content_json", "contentpath", "data", "digest", "fact", "field", "field_error", "field_path",
    "filter_spec", "form", "hostname", "key", "kind", "language", "language_code", "last_path", "message_id",
    "mimetype", "model", "app_label", "codename", "model_path", "content_path", "network", "object_id", "object_key",
    "old_path", "parent_object_id", "password", "path", "position", "preferred_language", "current_time_zone", "role",
    "scope", "screen", "service", "table", "target", "template", "template_format", "to_object_id", "token_hash",
    "tool_name", "schema_version", "worker", "address_hash", "file_hash", "attrs", "data_json", "postcode", "code",
    "redirect_page_route_path",
}  # fmt: skip
TYPED = (models.CharField, models.TextField, models.EmailField, models.URLField, RichTextField)
ENOUGH = 4000  # characters of one text; the next one goes on with the rest
FOR_TRANSLATIONS = 6  # characters that they get behind the German words


def show_to_readers() -> None:
    """Where a row of any kind is not yet one that readers see."""
    for name in ("since", "until", "second_date"):
        Partnership.objects.update(**{name: "2001"})
    Partnership.objects.update(is_public=True, stage="active")
    BestPracticePage.objects.update(carried_out="2001")
    CorrectedFact.objects.update(fact="since")
    PartnerSearchNotice.objects.update(state="accepted", own_country="DE", expires_on="2099-01-01")
    Municipality.objects.update(country="DE")
    OutboxMail.objects.update(state=OutboxMail.State.SENT)
    for cluster in ClusterPage.objects.all():
        cluster.move(CountryFocusPage.objects.get(), "last-child")


def german_pages() -> QuerySet[Page]:
    return Page.objects.filter(depth__gt=2, locale__language_code="de").specific()


class Planter:
    def __init__(self, payloads: list[str]) -> None:
        self.payloads, self.turns, self.places = payloads, itertools.count(), 0

    def everywhere(self) -> None:
        """In all rows that are there; the pages are published with it, and translated."""
        for model, columns in mentions.searched():
            typed = [field for field in columns if type(field) in TYPED and _is_typed(field)]
            for row in model._base_manager.all() if typed else ():
                self.in_row(row, typed)
        for page in german_pages():
            self.in_page(page)

    def in_row(self, row: models.Model, fields: list[Any]) -> None:
        values = {field.name: words for field in fields if (words := self.words_for(field))}
        self.places += len(values)
        type(row)._base_manager.filter(pk=row.pk).update(**values)

    def in_page(self, page: Page) -> None:
        for field in page._meta.fields:
            if isinstance(field, StreamField) and field.name == "body":
                body = factories.body_of_blocks(type(page), ContentPage.objects.first())
                raw = self._in_block(field.stream_block, list(body.raw_data))
                page.body = field.stream_block.to_python(raw)
        page.show_in_menus = True
        page.save(clean=False)
        page.save_revision(clean=False)

    def words_for(self, field: Any) -> str:
        if isinstance(field, RichTextField):
            return self.rich_text()
        size = min(field.max_length or ENOUGH, ENOUGH) - FOR_TRANSLATIONS
        if isinstance(field, models.EmailField):
            return self._one(f'"{{}}"@{self.turn()}.example.org', field.run_validators)
        if isinstance(field, models.URLField):
            return self._one("{}", field.run_validators) or self._one("https://example.org/{}", field.run_validators)
        own = f"{self.turn()} " if field.unique else ""
        found = fitting(self.payloads, size - len(own), self.turn(), _taken_by(field.run_validators))
        return own + "\n".join(found) if found else ""

    def turn(self) -> int:
        """Another beginning for each place, so that short ones too have had them all."""
        return next(self.turns) * 37

    def _one(self, around: str, check: Callable[[str], object]) -> str:
        takes = _taken_by(lambda payload: check(around.format(payload)))
        found = fitting(self.payloads, ENOUGH, self.turn(), takes)
        return around.format(found[0]) if found else ""

    def rich_text(self) -> str:
        """As the editor's field sends it, links included."""
        text, ranges, entities = "", [], {}
        for number, payload in enumerate(fitting(self.payloads, ENOUGH, self.turn())):
            ranges.append({"key": number, "offset": len(text), "length": len(payload)})
            entities[number] = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": payload}}
            text += f"{payload} "
        paragraph = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
        state = {"blocks": [paragraph | {"entityRanges": ranges}], "entityMap": entities}
        return ContentstateConverter(["bold", "link", "h2", "ul"]).to_database_format(json.dumps(state))

    def _in_block(self, block: Any, value: Any) -> Any:
        match block:
            case blocks.StreamBlock():
                return [one | {"value": self._in_block(block.child_blocks[one["type"]], one["value"])} for one in value]
            case blocks.ListBlock():
                return [one | {"value": self._in_block(block.child_block, one["value"])} for one in value]
            case blocks.StructBlock():
                return {name: self._in_block(block.child_blocks[name], one) for name, one in value.items()}
            case blocks.RichTextBlock():
                return self.rich_text()
            case blocks.URLBlock():
                return self._one("https://example.org/{}", block.field.clean) if value else value
            case blocks.CharBlock() | blocks.TextBlock():
                takes = _taken_by(block.field.clean)
                return " ".join(fitting(self.payloads, block.field.max_length or ENOUGH, self.turn(), takes))
        return value


def _is_typed(field: Any) -> bool:
    return field.editable and field.name not in BY_PROGRAMS


def _taken_by(check: Callable[[str], object]) -> Callable[[str], bool]:
    def takes(payload: str) -> bool:
        try:
            check(payload)
        except ValidationError:
            return False
        return True

    return takes


def plant(payloads: list[str], translated_every: int = 1) -> Planter:
    """A site with a page of each type and a row of each model, with payloads in all that they say."""
    one_of_each.world()
    show_to_readers()
    planter = Planter(payloads)
    planter.everywhere()
    for original in german_pages().order_by("depth", "path")[::translated_every]:
        factories.translate_into_all(original)
    index.rebuild()
    return planter
