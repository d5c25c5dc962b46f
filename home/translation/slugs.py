"""A page's slug is made once, a translation's from its translated title, and then stays: addresses are promises."""

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from core.text import languages


def freeze(page: Page) -> None:
    """
    Replace the slug that a translation inherited from the German page by one made from its own title.

    Does nothing once the translation has been published, or while its title is still the German one.
    """
    is_new = page.locale_id is None  # Wagtail gives a new page its parent's locale while it is saved
    if is_new or page.alias_of_id or page.live_revision_id or page.depth == 2:
        return
    if page.locale.language_code == languages.SOURCE:
        return
    source = (
        Page.objects.filter(translation_key=page.translation_key, locale__language_code=languages.SOURCE)
        .only("slug", "title")
        .first()
    )
    if source is None or page.slug != source.slug or page.title == source.title:
        return
    slug = slugify(languages.transliterate(page.title, page.locale.language_code))
    if slug and page.path:
        page.slug = find_available_slug(page.get_parent(), slug, ignore_page_id=page.pk)


def follow_first(page: Page) -> None:
    """
    Where the page is published for the first time, give its copies in other languages the slug that it has now.

    They were made with the draft, whose title may have been half typed when it was saved by itself. Whether readers
    have seen a copy is known of the page alone: Wagtail notes no publication of an alias.
    """
    if page.first_published_at != page.last_published_at:
        return
    for copy in page.aliases.filter(live=False).exclude(slug=page.slug):
        copy.slug = find_available_slug(copy.get_parent(), page.slug, ignore_page_id=copy.pk)
        copy.save(clean=False)
