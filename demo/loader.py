"""Loads the demo of this app: pages in three languages, pictures, people, the glossary."""

import datetime
import io
from pathlib import Path

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.models import Locale, Page, Site
from wagtail_localize.synctree import create_aliases_for_new_page

from core.text import languages
from demo import catalogue
from demo.stream import StreamBuilder
from demo.text import into
from demo.translate import translate_page
from home import models

FILES = Path(__file__).parent
TRANSLATIONS = [code for code in languages.CODES if code != languages.SOURCE]
STREAMS = ["body", "issues"]
# What says how a page is loaded and is not a field of it.
INSTRUCTIONS = {
    "key", "type", "parent", "slug", "body", "in_menu", "share_image", "hero_image", "as_of_days_ago",
    "days_ago", "dates_days_ago", "issues", "untranslated", "outdated_change",
    "topic", "topics",
}  # fmt: skip


class DemoLoader:
    """Two rounds over the pages, because links lead forwards too: first their places, then their content."""

    def __init__(self):
        self.today = timezone.localdate()
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.references = {"images": {}, "documents": {}, "people": {}, "pages": {}, "terms": {}}
        self.pages = {}

    def load(self):
        self._load_records()
        for description in catalogue.PAGES:
            self._make_place(description)
        for description in catalogue.PAGES:
            self._fill(description)
        for description in catalogue.PAGES:
            self._translate(description)
        for description in catalogue.PAGES:
            if change := description.get("outdated_change"):
                self._change_original(description, change)
        self._load_settings()

    def _load_records(self):
        for description in catalogue.IMAGES:
            content = (FILES / "images" / f"{description['key']}.png").read_bytes()
            alt = description["alt"]
            image = models.CustomImage.objects.create(
                file=ImageFile(io.BytesIO(content), name=f"{description['key']}.png"),
                title=description["title"],
                credit=description["credit"],
                licence=description["licence"],
                source=description["source"],
                persons_consent=models.CustomImage.Consent.NONE_SHOWN,
                **{f"alt_{code}": alt.into(code) for code in languages.CODES},
            )
            self.references["images"][description["key"]] = image.pk
        for description in catalogue.DOCUMENTS:
            document = models.CustomDocument(title=description["title"], language=description["language"])
            path = FILES / "media" / description["file"]
            document.file.save(path.name, ContentFile(path.read_bytes()), save=True)
            document.get_file_size()  # reads and stores it
            self.references["documents"][description["key"]] = document.pk
        for description in catalogue.PEOPLE:
            person = models.Person.objects.create(
                name=description["name"],
                languages_spoken=description["languages"],
                email=description["email"],
                phone=description["phone"],
                image_id=self.references["images"].get(description.get("image")),
                **_in_each_language("role", description["role"]),
            )
            self.references["people"][description["key"]] = person.pk
        for description in catalogue.GLOSSARY:
            term = models.GlossaryTerm.objects.create(
                note=description.get("note", ""),
                do_not_translate=description.get("do_not_translate", False),
                **_in_each_language("term", description["term"]),
                **_in_each_language("definition", description["definition"]),
            )
            self.references["terms"][term.term_de] = term.pk

        create_topics()

    def _make_place(self, description):
        if description["type"] == "HomePage":
            page = models.HomePage.objects.get(locale=self.locales[languages.SOURCE])
        else:
            page = self._written(description, languages.SOURCE, with_body=False)
            page.live = False
            self.pages[description["parent"]].add_child(instance=page)
        self.pages[description["key"]] = page
        self.references["pages"][description["key"]] = page.pk

    def _fill(self, description):
        page = type(self.pages[description["key"]]).objects.get(pk=self.references["pages"][description["key"]])
        self._write(page, description, languages.SOURCE)
        page.save_revision().publish()
        page.refresh_from_db()
        self.pages[description["key"]] = page

    def _translate(self, description):
        page = self.pages[description["key"]]
        if description.get("untranslated"):
            create_aliases_for_new_page(page)
            return
        for code in TRANSLATIONS:
            written = self._written(description, code)
            slug = into(description["slug"], code) if "slug" in description else ""
            translate_page(page, written, self.locales[code], slug=slug)

    def _written(self, description, code, with_body=True):
        label = description["type"] if "." in description["type"] else f"home.{description['type']}"
        page = apps.get_model(label)(locale=self.locales[code])
        self._write(page, description, code, with_body)
        return page

    def _write(self, page, description, code, with_body=True):
        for name, value in description.items():
            if name not in INSTRUCTIONS:
                setattr(page, name, into(value, code))
        if "slug" in description and page.depth != 2:
            page.slug = into(description["slug"], code)
        page.show_in_menus = description.get("in_menu", False)
        for name in ("share_image", "hero_image"):
            if name in description:
                setattr(page, f"{name}_id", self.references["images"][description[name]])
        self._write_topics(page, description)
        self._write_dates(page, description)
        if with_body:
            self._write_streams(page, description, code)

    def _write_topics(self, page, description):
        if "topic" in description:
            page.topic = models.Topic.objects.get(slug=description["topic"])
        if "topics" in description:
            page.topics = list(models.Topic.objects.filter(slug__in=description["topics"]))

    def _write_dates(self, page, description):
        if "as_of_days_ago" in description:
            page.as_of = self._days_ago(description["as_of_days_ago"])
        if "days_ago" in description:
            page.date = self._days_ago(description["days_ago"])
        for name, days in description.get("dates_days_ago", {}).items():
            setattr(page, name, self._days_ago(days))

    def _write_streams(self, page, description, code):
        for name in STREAMS:
            if name in description:
                builder = StreamBuilder(f"{description['key']}{'' if name == 'body' else '/' + name}", self.references)
                stream_block = page._meta.get_field(name).stream_block
                setattr(page, name, stream_block.to_python(builder.stream(stream_block, into(description[name], code))))

    def _change_original(self, description, change):
        """Publish a German change that the translations do not follow, so that their notice can be seen."""
        page = self.pages[description["key"]]
        body = list(description["body"])
        body[change["body_index"]] = (body[change["body_index"]][0], change["de"])
        page.refresh_from_db()
        self._write(page, description | {"body": body}, languages.SOURCE)
        page.save_revision().publish()

    def _load_settings(self):
        settings = models.SiteSettings.for_site(Site.objects.get(is_default_site=True))
        for name, value in catalogue.SETTINGS.items():
            setattr(settings, name, value)
        settings.easy_language_page = Page.objects.type(models.EasyLanguagePage).first()
        settings.sign_language_page = Page.objects.type(models.SignLanguagePage).first()
        settings.save()

    def _days_ago(self, days):
        return self.today - datetime.timedelta(days=days)


def create_topics():
    """The topics that are missing; the demos of other apps need them too."""
    for slug, name in catalogue.TOPICS.items():
        models.Topic.objects.get_or_create(slug=slug, defaults=_in_each_language("name", name))


def _in_each_language(name, text):
    return {f"{name}_{code}": text.into(code) for code in languages.CODES}
