"""The editor's side of words that the glossary explains: a button in rich text, and how the mark is stored."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

from home.models import GlossaryTerm

FEATURE = "glossary"
ENTITY = "GLOSSARY"


class GlossaryElementHandler(LinkElementHandler):
    """Reads the stored mark; one whose term is gone stays, so that an editor sees and removes it."""

    def get_attribute_data(self, attrs):
        key = attrs.get("id", "")
        term = GlossaryTerm.objects.filter(pk=key).first() if key.isdecimal() else None
        return {"id": key, "term": str(term) if term else "", "url": ""}


def store(props):
    return DOM.create_element("a", {"linktype": FEATURE, "id": props.get("id")}, props["children"])


def register(features):
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "glasses",
                "description": _("Explain with the glossary"),
                "chooserUrls": {
                    "glossaryChooser": reverse_lazy("wagtailsnippetchoosers_home_glossaryterm:choose"),
                },
            },
            js=["wagtailadmin/js/chooser-modal.js", "home/js/glossary_editor.js"],
        ),
    )
    rule = {
        "from_database_format": {f'a[linktype="{FEATURE}"]': GlossaryElementHandler(ENTITY)},
        "to_database_format": {"entity_decorators": {ENTITY: store}},
    }
    features.register_converter_rule("contentstate", FEATURE, rule)
