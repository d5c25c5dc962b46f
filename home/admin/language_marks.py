"""Words of rich text that are in another language than the page: marked, so that they are spoken as what they are."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature

from home.blocks.text import MARKS


def register(features):
    for feature, (code, name) in MARKS.items():
        style = f"LANG_{code.upper()}"
        features.register_editor_plugin(
            "draftail",
            feature,
            InlineStyleFeature(
                {
                    "type": style,
                    "label": code.upper(),
                    "description": format_lazy(_("In another language: {name}"), name=name),
                    "style": {"textDecoration": "underline dotted"},
                }
            ),
        )
        rule = {
            "from_database_format": {f'span[lang="{code}"]': InlineStyleElementHandler(style)},
            "to_database_format": {"style_map": {style: {"element": "span", "props": {"lang": code}}}},
        }
        features.register_converter_rule("contentstate", feature, rule)
