"""Words: text, headings, quotations, what stands out and what unfolds."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from core.text import languages

FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "glossary", "superscript", "subscript"]
# Languages in which words can be marked. How the editor does it: home/language_marks.py, which needs the models.
MARKS = {f"lang-{code}": (code, name) for code, name in (languages.OWN_NAMES | {"en": "English"}).items()}
FEATURES += MARKS
WORDS = _("Text blocks")

SAMPLE_TEXT = "<p>Eine Partnerschaft lebt von Menschen, die sich kennen und <b>gemeinsam etwas vorhaben</b>.</p>"


class ChoiceBlock(blocks.ChoiceBlock):
    """Says how something is shown; its label is no word of the page, and is not searched."""

    def get_searchable_content(self, value):
        return []


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**({"features": FEATURES} | kwargs))

    def clean(self, value):
        """The editor sends an empty paragraph where nothing is typed."""
        cleaned = super().clean(value)
        if self.required and not get_text_for_indexing(cleaned.source).strip():
            raise ValidationError(self.field.error_messages["required"], code="required")
        return cleaned

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = WORDS
        description = _("Paragraphs and lists with links.")
        template = "home/blocks/text.html"
        preview_value = SAMPLE_TEXT


class HeadingValue(blocks.StructValue):
    @property
    def level(self):
        """In a draft it may not be chosen yet."""
        return int(self["level"] or 2)

    @property
    def anchor(self):
        return slugify(languages.transliterate(self["text"] or "", languages.active()))


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=150)
    level = ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section")), ("4", _("Part of a subsection"))],
        default="2",
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = WORDS
        description = _("Begins a section; no level may be left out.")
        template = "home/blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "Wie eine Partnerschaft beginnt", "level": "2"}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), help_text=_("Without quotation marks; the site sets them."))
    attribution = blocks.CharBlock(label=_("Who says so"), required=False, max_length=200)
    language = ChoiceBlock(
        label=_("Language of the quotation"),
        choices=languages.choices,
        required=False,
        help_text=_("Only if it differs from the language of the page."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = WORDS
        description = _("Somebody’s words, with the language they are in.")
        template = "home/blocks/quote.html"
        preview_value = {"text": "Ensemble, on va plus loin.", "attribution": "Demo", "language": "fr"}


class CalloutBlock(blocks.StructBlock):
    kind = ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("info", _("Note")),
            ("success", _("Tip")),
            ("warning", _("Caution")),
            ("danger", _("Warning")),
        ],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = TextBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        group = WORDS
        description = _("A note, tip or warning that stands out from the text.")
        template = "home/blocks/callout.html"
        preview_value = {"kind": "info", "title": "Gut zu wissen", "text": SAMPLE_TEXT}


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    content = TextBlock(label=_("Content"))


class AccordionBlock(blocks.StructBlock):
    items = blocks.ListBlock(AccordionItemBlock(label=_("Accordion entry")), label=_("Accordion entries"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        group = WORDS
        description = _("Questions and answers that unfold one by one.")
        template = "home/blocks/accordion.html"
        preview_value = {
            "items": [
                {"title": "Was kostet die Beratung?", "content": "<p>Nichts.</p>"},
                {"title": "Wer wird beraten?", "content": "<p>Kommunen und Vereine.</p>"},
            ]
        }
