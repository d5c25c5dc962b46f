"""Words: text, headings, quotations, what stands out and what unfolds."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from core.text import characters, languages

FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "glossary", "superscript", "subscript"]
# Languages in which words can be marked. How the editor does it: home/admin/language_marks.py, which needs the models.
MARKS = {f"lang-{code}": (code, name) for code, name in (languages.OWN_NAMES | {"en": "English"}).items()}
FEATURES += MARKS
WORDS = _("Text blocks")
LEADS_NOWHERE = re.compile(r'<a(>| href="ftp:)', re.IGNORECASE)

SAMPLE_TEXT = "<p>Eine Partnerschaft lebt von Menschen, die sich kennen und <b>gemeinsam etwas vorhaben</b>.</p>"


class ChoiceBlock(blocks.ChoiceBlock):
    """Says how something is shown; its label is no word of the page, and is not searched."""

    def get_searchable_content(self, value):
        return []


class Typed:
    """What shows nothing counts as not filled. Migrations name Wagtail's own block, whose values it stores."""

    def clean(self, value):
        return super().clean("" if characters.is_blank(value or "") else value)

    def deconstruct(self):
        _path, args, kwargs = super().deconstruct()
        return f"wagtail.blocks.{type(self).__bases__[-1].__name__}", args, kwargs


class CharBlock(Typed, blocks.CharBlock):
    pass


class LinesBlock(Typed, blocks.TextBlock):
    pass


class URLBlock(Typed, blocks.URLBlock):
    """An address of the web: browsers open no other."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        message = _("The address must begin with https:// or http://.")
        self.field.validators.append(RegexValidator(r"(?i)^https?://", message))


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**({"features": FEATURES} | kwargs))

    def clean(self, value):
        """
        The editor sends an empty paragraph where nothing is typed, and has taken out an address that would harm.
        """
        cleaned = super().clean(value)
        if self.required and characters.is_blank(get_text_for_indexing(cleaned.source)):
            raise ValidationError(self.field.error_messages["required"], code="required")
        if LEADS_NOWHERE.search(cleaned.source):
            raise ValidationError(_("A link leads nowhere: its address must begin with https:// or http://."))
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
    text = CharBlock(label=_("Heading"), max_length=150)
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
    text = LinesBlock(label=_("Quotation"), help_text=_("Without quotation marks; the site sets them."))
    attribution = CharBlock(label=_("Who says so"), required=False, max_length=200)
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
    title = CharBlock(label=_("Title"), max_length=120)
    text = TextBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        group = WORDS
        description = _("A note, tip or warning that stands out from the text.")
        template = "home/blocks/callout.html"
        preview_value = {"kind": "info", "title": "Gut zu wissen", "text": SAMPLE_TEXT}


class AccordionItemBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), max_length=150)
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
