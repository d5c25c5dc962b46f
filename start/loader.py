"""Loads pages that files describe, in their languages."""

from django.apps import apps
from wagtail.models import Locale
from wagtail_localize.synctree import create_aliases_for_new_page

from core.text import languages
from events import series
from events.models import EventPage
from home.models import HomePage
from start.fields import FieldWriter
from start.translate import keep_as_draft, translate_page

TRANSLATIONS = [code for code in languages.CODES if code != languages.SOURCE]
# What says how a page is loaded and is not a field of it.
INSTRUCTIONS = {"type", "invented", "untranslated", "draft", "change", "dates"}


class PageLoader:
    """
    Several rounds over the pages, because links lead forwards too: first their places, then their content.

    `references` are those of the records; the pages' join them. As drafts the pages come without what is invented.
    """

    def __init__(self, references, as_drafts=False):
        self.as_drafts = as_drafts
        self.references = references
        self.writer = FieldWriter(references, leaves_out=as_drafts)
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.pages = {}

    def load(self, pages):
        described = [page for page in pages if not (self.as_drafts and page.is_invented)]
        for load in (self._make_place, self._fill, self._translate):
            for description in described:
                load(description)
        for description in described:
            if not self.as_drafts and "change" in description.facts:
                self._change_original(description, **description.facts["change"])
            if not self.as_drafts and "dates" in description.facts:
                self._make_dates(description, **description.facts["dates"])

    def _make_place(self, description):
        if description.parent is None:
            page = HomePage.objects.get(locale=self.locales[languages.SOURCE])
        else:
            page = self._written(description, languages.SOURCE, with_streams=False)
            page.live = False
            self.pages[description.parent].add_child(instance=page)
        self.pages[description.key] = page
        self.references["pages"][description.key] = page.pk

    def _fill(self, description):
        # As it is stored: pages that came after it have changed its place.
        page = type(self.pages[description.key]).objects.get(pk=self.references["pages"][description.key])
        self._write(page, description, languages.SOURCE)
        if self.as_drafts or description.facts.get("draft"):
            keep_as_draft(page)
        else:
            page.save_revision().publish()
            page.refresh_from_db()
        self.pages[description.key] = page

    def _translate(self, description):
        page = self.pages[description.key]
        if not description.is_translated:
            create_aliases_for_new_page(page)
            return
        for code in TRANSLATIONS:
            written = self._written(description, code)
            slug = description.words[code].get("slug", "")
            translate_page(page, written, self.locales[code], slug, as_draft=self.as_drafts)

    def _written(self, description, code, with_streams=True):
        page = apps.get_model(description.facts["type"])(locale=self.locales[code])
        self._write(page, description, code, with_streams)
        return page

    def _write(self, page, description, code, with_streams=True):
        skipped = INSTRUCTIONS | set(description.invented_facts if self.as_drafts else [])
        fields = description.facts | description.words[code]
        if not with_streams:
            skipped |= description.streams
        self.writer.write(page, {name: value for name, value in fields.items() if name not in skipped}, description.key)

    def _make_dates(self, description, first, rule, number):
        """The dates of a series, which have facts alone: one, and its copies by a rule."""
        place = self.pages[description.key]
        place.refresh_from_db()
        date = EventPage(locale=self.locales[languages.SOURCE], title=place.title, live=False)
        self.writer.write(date, first)
        place.add_child(instance=date)
        create_aliases_for_new_page(date)
        date.save_revision().publish()
        series.repeat(EventPage.objects.get(pk=date.pk), rule, number, user=None)

    def _change_original(self, description, block, content):
        """Publish a German change that the translations do not follow, so that their notice can be seen."""
        page = self.pages[description.key]
        body = description.words[languages.SOURCE]["body"]
        body[block] = (body[block][0], content)
        page.refresh_from_db()
        self._write(page, description, languages.SOURCE)
        page.save_revision().publish()
