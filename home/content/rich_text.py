"""What links in rich text become: pages in the reader's language, files, and words with their definition."""

from django.utils import translation
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from core import request_cache
from core.text import languages
from home import i18n
from home.content import documents, navigation
from home.models.glossary import GlossaryPage, GlossaryTerm

NOWHERE = "<a>"  # what is left of a link that leads nowhere: its words


class Remembering:
    """Reads what links lead to through `core.request_cache`."""

    @classmethod
    def get_many(cls, attrs_list):
        keys = [int(key) if (key := attrs.get("id", "")).isdecimal() else None for attrs in attrs_list]
        return request_cache.get_many(cls.get_model(), keys)


class LocalizedPageLinkHandler(Remembering, PageLinkHandler):
    """Links of rich text lead to the page in the reader's language, with a few queries for a whole text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        pages = cls.get_many(attrs_list)
        versions = i18n.localize_pages(pages)
        return [cls._open_tag(versions.get(page.id)) if page else NOWHERE for page in pages]

    @staticmethod
    def _open_tag(page):
        if page is None:
            return NOWHERE
        link = i18n.link(page)
        if link.lang:
            return format_html('<a href="{}" hreflang="{}">', link.url, link.lang)
        return f'<a href="{escape(link.url)}">'


class ShownDocumentLinkHandler(Remembering, DocumentLinkHandler):
    """Of a file that the reader may not open only the words of the link are left."""

    @classmethod
    def get_many(cls, attrs_list):
        return [each if documents.is_shown(each) else None for each in super().get_many(attrs_list)]


class GlossaryLinkHandler(Remembering, LinkHandler):
    """
    A word that the glossary explains: a link to its entry, described by the definition.

    The definition is an attribute, so that the sentence stays the same for whoever reads, prints or copies it.
    """

    identifier = "glossary"

    @staticmethod
    def get_model():
        return GlossaryTerm

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        place = cls._glossary()
        return [cls._open_tag(term, place) if term and place else NOWHERE for term in cls.get_many(attrs_list)]

    @staticmethod
    def _glossary():
        """A link to the glossary in the reader's language, or None."""
        pages = navigation.of_type(GlossaryPage)
        return i18n.link(pages[0]) if pages else None

    @staticmethod
    def _open_tag(term, place):
        # An attribute is read in the language of the words around it.
        language = i18n.current_content_language()
        definition = languages.localized_field(term, "definition", language)
        if definition.language != language:
            return format_html('<a class="glossary-word" href="{}#{}">', place.url, term.anchor)
        with translation.override(language):
            title = _("Glossary: %(definition)s") % {"definition": str.__str__(definition)}
        return format_html('<a class="glossary-word" href="{}#{}" title="{}">', place.url, term.anchor, title)

    @classmethod
    def extract_references(cls, attrs):
        if attrs.get("id", "").isdecimal():
            yield GlossaryTerm, attrs["id"], "", ""
