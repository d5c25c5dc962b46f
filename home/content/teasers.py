"""What lists read of pages: a page has dozens of columns, and a teaser shows a few."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from wagtail.images import get_image_model
from wagtail.models import Page

from core import request_cache

UNSHOWN = {
    "body",
    "draft_title",
    "expire_at",
    "expired",
    "go_live_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
    "search_description",
    "seo_title",
    "show_in_menus",
}


def columns_of(queryset: Any) -> Any:
    """The pages with what teasers and links show of them, their pictures included; the rest is read when asked for."""
    model = queryset.model
    unshown = UNSHOWN | model.unshown_in_teasers
    names = [field.name for field in model._meta.concrete_fields if field.name in unshown]
    return queryset.select_related("locale", "share_image").defer(*names)


def specific_in_order(pages: Iterable[Page]) -> list[Page]:
    """The pages as instances of their own types, in the order given; one query a type."""
    pages = list(pages)
    found: dict[int, Page] = {}
    for model, wanted in _keys_by_type(pages).items():
        found.update(columns_of(model._default_manager.all()).in_bulk(wanted))
    return [found[page.pk] for page in pages if page.pk in found]


def _keys_by_type(pages: Iterable[Page]) -> dict[type[Page], list[int]]:
    keys: dict[type[Page], list[int]] = {}
    for page in pages:
        keys.setdefault(page.specific_class, []).append(page.pk)
    return keys


class Shown(NamedTuple):
    """What a page of any type has for a teaser, beside title and address."""

    summary: str
    image: Any  # or None


def shown_of(pages: Iterable[Page]) -> dict[int, Shown]:
    """`{pk: Shown}`; one query for all types, and one for their pictures."""
    rows = [
        model._default_manager.filter(pk__in=wanted).order_by().values_list("pk", "summary", "share_image")
        for model, wanted in _keys_by_type(pages).items()
    ]
    found = list(rows[0].union(*rows[1:], all=True)) if rows else []
    images = request_cache.in_bulk(get_image_model(), [image for _key, _summary, image in found])
    return {key: Shown(summary, images.get(image)) for key, summary, image in found}
