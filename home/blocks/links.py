"""Links: to a page, a document or another site, and the blocks made of them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.text import languages
from home import i18n
from home.blocks.choosers import DocumentChooserBlock, PageChooserBlock
from home.blocks.text import CharBlock, ChoiceBlock, LinesBlock, URLBlock
from home.content import documents

LINKS = _("Links and lists")


class LinkValue(blocks.StructValue):
    """Answers what a template asks of a link; a page is linked in the reader's language."""

    @property
    def _page_link(self):
        page = self.get("page")
        version = i18n.localize_pages([page]).get(page.id) if page else None
        return i18n.link(version) if version else None

    @property
    def href(self):
        if self.get("page"):
            return self._page_link.url if self._page_link else ""
        if document := self.get("document"):
            return document.url if documents.is_shown(document) else ""
        return self.get("url") or ""

    @property
    def hreflang(self):
        if self.get("page"):
            return self._page_link.lang if self._page_link else ""
        if document := self.get("document"):
            return document.language
        return self.get("language") or ""

    @property
    def is_external(self):
        return bool(self.get("url")) and not self.get("page") and not self.get("document")

    @property
    def label(self):
        return self["text"]


class LinkBlock(blocks.StructBlock):
    text = CharBlock(label=_("Link text"), max_length=150)
    page = PageChooserBlock(label=_("Page"), required=False)
    document = DocumentChooserBlock(label=_("Document"), required=False)
    url = URLBlock(label=_("Address on another site"), required=False)
    language = ChoiceBlock(label=_("Language of the other site"), choices=languages.choices, required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue
        preview_value = {
            "text": "Städtetag Baden-Württemberg",
            "url": "https://www.staedtetag-bw.de/",
            "language": "de",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        chosen = len([name for name in ("page", "document", "url") if cleaned.get(name)])
        if chosen > 1 or not (chosen or self.is_deferred_validation):  # a draft may have none yet
            error = ValidationError(_("Choose exactly one: a page, a document or an address on another site."))
            raise StructBlockValidationError(block_errors={"page": error})
        return cleaned


class LinkListBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), required=False, max_length=120)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        icon = "link"
        label = _("List of links")
        group = LINKS
        description = _("Links to further pages, here or elsewhere.")
        template = "home/blocks/link_list.html"
        preview_value = {
            "title": "Mehr dazu",
            "links": [{"text": "Städtetag Baden-Württemberg", "url": "https://www.staedtetag-bw.de/"}],
        }

    def get_context(self, value, parent_context=None):
        links = [link for link in value["links"] if link.href]
        return super().get_context(value, parent_context) | {"links": links}


class DocumentListBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), required=False, max_length=120)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("List of documents")
        group = LINKS
        description = _("Files for download, with their kind, size and language.")
        template = "home/blocks/document_list.html"
        preview_template = "home/blocks/preview_of_media.html"
        preview_value = {"title": "Zum Herunterladen", "documents": []}

    def get_context(self, value, parent_context=None):
        shown = [document for document in value["documents"] if documents.is_shown(document)]
        return super().get_context(value, parent_context) | {"documents": shown}


class CallToActionBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), max_length=120)
    text = LinesBlock(label=_("Text"), required=False, max_length=400)
    link = LinkBlock()

    class Meta:
        icon = "pick"
        label = _("Call to action")
        group = LINKS
        is_section = True
        description = _("One thing that the reader is invited to do.")
        template = "home/blocks/call_to_action.html"
        preview_value = {
            "title": "Sie planen eine Partnerschaft?",
            "text": "Wir beraten Sie kostenfrei.",
            "link": {"text": "Beratung anfragen", "url": "https://www.staedtetag-bw.de/"},
        }
