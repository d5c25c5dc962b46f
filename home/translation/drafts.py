"""German drafts that code makes, in the place of the admin."""

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.synctree import create_aliases_for_new_page

from core.text import languages
from home.models import User


def add(parent: Page, page: Page, user: User) -> None:
    """As the admin does with a new page: a revision, and its place held in the other languages."""
    if not page.slug:  # Wagtail makes none of a title in letters that are not Latin
        slug = slugify(languages.transliterate(page.title, languages.SOURCE)) or page._meta.model_name
        page.slug = find_available_slug(parent, slug)
    parent.add_child(instance=page)
    page.save_revision(user=user)
    create_aliases_for_new_page(page)
