"""What lists read of pages: a page has dozens of columns, and a teaser shows a few."""

from typing import Any

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
