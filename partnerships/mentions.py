"""Which pages of the site tell of a partnership."""

from typing import Any

from home import i18n
from home.content import related_content, teasers
from partnerships.models.focuses import CountryFocusPage
from partnerships.models.partnerships import Partnership


def pages_about(partnership: Partnership) -> list[dict[str, Any]]:
    """Teasers in the reader's language: best practices, then what editors named, then its countries' pages."""
    codes = {member.municipality.country for member in partnership.partner_members}
    practices = i18n.in_language(partnership.practices.order_by("-first_published_at", "-pk"))
    named = [entry.page for entry in partnership.pages.select_related("page__locale")]
    countries = i18n.in_language(CountryFocusPage.objects.filter(country__in=codes).order_by("path"))
    pages = [*practices.select_related("locale"), *named, *countries.select_related("locale")]
    return related_content.teasers_of(teasers.specific_in_order(i18n.localize_pages(pages).values()))
