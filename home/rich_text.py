from django.utils.html import escape, format_html
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from home import i18n, memo


class LocalizedPageLinkHandler(PageLinkHandler):
    """Links of rich text lead to the page in the reader's language, with a few queries for a whole text."""

    @classmethod
    def get_many(cls, attrs_list):
        keys = [int(attrs["id"]) for attrs in attrs_list]
        found = memo.in_bulk(Page, keys)
        return [found.get(key) for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        pages = cls.get_many(attrs_list)
        versions = i18n.localize_pages(pages)
        return [cls._open_tag(versions.get(page.id)) if page else "<a>" for page in pages]

    @staticmethod
    def _open_tag(page):
        if page is None:
            return "<a>"
        link = i18n.link(page)
        if link.lang:
            return format_html('<a href="{}" hreflang="{}">', link.url, link.lang)
        return f'<a href="{escape(link.url)}">'
