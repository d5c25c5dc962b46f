"""German drafts that code makes, in the place of the admin."""

from wagtail.models import Page
from wagtail_localize.synctree import create_aliases_for_new_page

from home.models import User


def add(parent: Page, page: Page, user: User) -> None:
    """As the admin does with a new page: a revision, and its place held in the other languages."""
    parent.add_child(instance=page)
    page.save_revision(user=user)
    create_aliases_for_new_page(page)
