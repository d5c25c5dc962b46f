"""Addresses below pages, in the words of the page's language."""

from django.utils import translation


def below(page, name, *args):
    """Where the page shows its route of this name."""
    with translation.override(page.locale.language_code):
        return page.get_url() + page.reverse_subpage(name, args)
