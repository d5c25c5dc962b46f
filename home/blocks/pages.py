"""What leads on: people to turn to and pages to read."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core import request_cache
from core.text import languages
from home import i18n
from home.blocks.choosers import PageChooserBlock, SnippetChooserBlock
from home.blocks.links import LINKS
from home.blocks.text import CharBlock, ChoiceBlock, LinesBlock
from home.content import teasers


def teasers_of(pages):
    """`{title, url, summary, image, lang, is_fallback}` of each page that readers may open, in their language."""
    versions = i18n.localize_pages(pages)
    localized = [versions[page.id] for page in pages if page and page.id in versions]
    shown = teasers.shown_of(localized)
    links = [(i18n.link(page), shown[page.pk]) for page in localized if page.pk in shown]
    return [
        {
            "title": link.title,
            "url": link.url,
            "lang": link.lang,
            "is_fallback": bool(link.lang),
            "summary": page.summary,
            "image": page.image,
        }
        for link, page in links
    ]


class TeasersValue(blocks.StructValue):
    @property
    def is_empty(self):
        """Whether there is nothing left that readers may open."""
        return not self.teasers

    @property
    def teasers(self):
        pages = [page for page in self["pages"] if page]
        key = ("teasers", languages.active(), *(page.pk for page in pages))
        return request_cache.get_or_set(key, lambda: teasers_of(pages))


class PageTeasersBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), required=False, max_length=120)
    pages = blocks.ListBlock(PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=12)

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Page teasers")
        group = LINKS
        is_section = True
        description = _("Cards that lead to other pages of this site, in the reader’s language.")
        template = "home/blocks/page_teasers.html"
        value_class = TeasersValue
        preview_template = "home/blocks/preview_of_media.html"
        preview_value = {"title": "Weiterlesen", "pages": []}


class PeopleValue(blocks.StructValue):
    @property
    def shown(self):
        return [person for person in self["people"] if person]

    @property
    def is_empty(self):
        return not self.shown


class PeopleBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), required=False, max_length=120)
    people = blocks.ListBlock(SnippetChooserBlock("home.Person", label=_("Person")), label=_("Persons"), min_num=1)

    class Meta:
        icon = "group"
        label = _("Persons")
        group = LINKS
        is_section = True
        description = _("People to turn to, with their languages.")
        template = "home/blocks/people.html"
        value_class = PeopleValue
        preview_template = "home/blocks/preview_of_media.html"
        preview_value = {"title": "Ihre Ansprechpersonen", "people": []}


class EntranceValue(blocks.StructValue):
    @property
    def link(self):
        """To the page in the reader's language, or None where readers may not open it."""
        version = next(iter(i18n.localize_pages([self["page"]]).values()), None)
        return i18n.link(version) if version else None


class EntranceBlock(blocks.StructBlock):
    icon = ChoiceBlock(
        label=_("Icon"),
        choices=[
            ("globe", _("Globe")),
            ("handshake", _("Handshake")),
            ("people", _("People")),
            ("advice", _("Advice")),
            ("map", _("Map")),
            ("calendar", _("Calendar")),
            ("funding", _("Funding")),
            ("lightbulb", _("Light bulb")),
        ],
    )
    title = CharBlock(label=_("Title"), max_length=80)
    text = LinesBlock(label=_("Text"), max_length=250)
    page = PageChooserBlock(label=_("Page"))

    class Meta:
        value_class = EntranceValue


class EntrancesBlock(blocks.StructBlock):
    items = blocks.ListBlock(EntranceBlock(label=_("Entrance")), label=_("Entrances"), min_num=2, max_num=6)

    class Meta:
        icon = "home"
        label = _("Entrances")
        group = LINKS
        description = _("Large cards that lead visitors to what they came for.")
        template = "home/blocks/entrances.html"
        preview_template = "home/blocks/preview_of_media.html"
        preview_value: dict[str, list[object]] = {"items": []}

    def get_context(self, value, parent_context=None):
        linked = [(item, link) for item in value["items"] if (link := item.link)]
        return super().get_context(value, parent_context) | {"linked": linked}


class LatestBlock(blocks.StaticBlock):
    """Where on a home page stands what it gathers by itself; without the block it stands at the end."""

    class Meta:
        icon = "clipboard-list"
        label = _("What is new")
        group = LINKS
        description = _("The next events, the newest of each kind. Without this block they stand at the end.")
        admin_text = _("Here readers see the next events, news, practices and funding.")
        template = "home/components/related_content.html"
        preview_template = "home/blocks/preview_of_media.html"
        preview_value = None
