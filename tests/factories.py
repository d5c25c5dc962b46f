"""One factory for each page type, and what tests do with pages."""

import datetime
import io
import zipfile

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from pypdf import PdfWriter
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.uploads.inside import ooxml, opendocument
from events.models import EventIndexPage, EventPage, EventSeriesPage
from feedback.models import FeedbackPage
from home import models
from newsletter.models import NewsletterPage
from partnerships.models import (
    AdvicePage,
    BestPracticeIndexPage,
    BestPracticePage,
    ClusterPage,
    CountryFocusPage,
    FundingIndexPage,
    FundingProgrammePage,
    PartnerSearchPage,
    PartnershipIndexPage,
    ProposalPage,
    SignpostPage,
    TopicPage,
    WorkingGroupPage,
)
from start.stream import StreamBuilder


class PageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda number: f"Städte und Gemeinden {number}")
    slug = factory.Sequence(lambda number: f"staedte-und-gemeinden-{number}")
    summary = "Eine Zusammenfassung in zwei Sätzen. Mehr nicht."
    search_description = "Eine Beschreibung für Suchmaschinen."

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        """Publish as an editor would, a draft by its revision; the page goes below `parent`."""
        is_published = parent is not None and kwargs.get("live", True)
        if is_published:
            kwargs |= {"live": False}
        page = super()._create_instance(model_class, parent, kwargs)
        if is_published:
            page.save_revision(clean=False).publish()
            page.refresh_from_db()
        return page


class HomePageFactory(PageFactory):
    hero_title = "Kommunen verbinden"

    class Meta:
        model = models.HomePage


class ContentPageFactory(PageFactory):
    class Meta:
        model = models.ContentPage


class LegalPageFactory(PageFactory):
    kind = models.LegalPage.Kind.IMPRINT

    class Meta:
        model = models.LegalPage


class AccessibilityStatementPageFactory(PageFactory):
    class Meta:
        model = models.AccessibilityStatementPage


class EasyLanguagePageFactory(PageFactory):
    class Meta:
        model = models.EasyLanguagePage


class SignLanguagePageFactory(PageFactory):
    class Meta:
        model = models.SignLanguagePage


class SitemapPageFactory(PageFactory):
    class Meta:
        model = models.SitemapPage


class NewsIndexPageFactory(PageFactory):
    class Meta:
        model = models.NewsIndexPage


class NewsPageFactory(PageFactory):
    class Meta:
        model = models.NewsPage


class GlossaryPageFactory(PageFactory):
    class Meta:
        model = models.GlossaryPage


class GuidePageFactory(PageFactory):
    class Meta:
        model = models.GuidePage


class GuideChapterPageFactory(PageFactory):
    class Meta:
        model = models.GuideChapterPage


class PartnershipIndexPageFactory(PageFactory):
    class Meta:
        model = PartnershipIndexPage


class EventIndexPageFactory(PageFactory):
    class Meta:
        model = EventIndexPage


class EventPageFactory(PageFactory):
    """An event in a week, two hours long."""

    starts_at = factory.LazyFunction(lambda: timezone.now().replace(microsecond=0) + datetime.timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + datetime.timedelta(hours=2))
    timezone = "Europe/Berlin"
    second_timezone = "Europe/Kyiv"
    place_name = "Rathaus"
    city = "Stuttgart"

    class Meta:
        model = EventPage


class EventSeriesPageFactory(PageFactory):
    class Meta:
        model = EventSeriesPage


class AdvicePageFactory(PageFactory):
    class Meta:
        model = AdvicePage


class FeedbackPageFactory(PageFactory):
    class Meta:
        model = FeedbackPage


class NewsletterPageFactory(PageFactory):
    class Meta:
        model = NewsletterPage


class CountryFocusPageFactory(PageFactory):
    country = "UA"

    class Meta:
        model = CountryFocusPage


class ClusterPageFactory(PageFactory):
    class Meta:
        model = ClusterPage


class TopicPageFactory(PageFactory):
    topic = factory.LazyFunction(
        lambda: models.Topic.objects.get_or_create(slug="klima", defaults={"name_de": "Klima"})[0]
    )

    class Meta:
        model = TopicPage


class SignpostPageFactory(PageFactory):
    class Meta:
        model = SignpostPage


class BestPracticeIndexPageFactory(PageFactory):
    class Meta:
        model = BestPracticeIndexPage


class BestPracticePageFactory(PageFactory):
    problem = "Die Partnerschaft war eingeschlafen."
    approach = "Die Stadt fragte ihre Bürgerinnen und Bürger."

    class Meta:
        model = BestPracticePage


class ProposalPageFactory(PageFactory):
    class Meta:
        model = ProposalPage


class PartnerSearchPageFactory(PageFactory):
    class Meta:
        model = PartnerSearchPage


class WorkingGroupPageFactory(PageFactory):
    class Meta:
        model = WorkingGroupPage


class FundingIndexPageFactory(PageFactory):
    class Meta:
        model = FundingIndexPage


class FundingProgrammePageFactory(PageFactory):
    level = "federal"
    link = "https://example.org/programm"
    checked_on = factory.LazyFunction(timezone.localdate)

    class Meta:
        model = FundingProgrammePage


PAGE_FACTORIES = {
    factory_class._meta.model: factory_class
    for factory_class in PageFactory.__subclasses__()
    if not factory_class._meta.abstract
}


def picture(width=16, height=10, kind="PNG"):
    """The bytes of a plain picture."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "#1d5a7a").save(stream, kind)
    return stream.getvalue()


def pdf(words=""):
    """The bytes of a small PDF with a page; `words` make it another file."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": words})
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def office(extension, parts=None):
    """The bytes of a small document of Word, Excel, PowerPoint or LibreOffice; `parts` are added or replaced."""
    if extension in opendocument.TYPES:
        whole = {"mimetype": opendocument.TYPES[extension], "content.xml": "<x/>"}
    else:
        kind = ooxml.TYPES[extension].decode()
        part = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}[extension]
        words = f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/>'
        whole = {"[Content_Types].xml": f"<Types>{words}</Types>", part: "<x/>"}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (whole | (parts or {})).items():
            archive.writestr(name, content)
    return stream.getvalue()


def make_image(**fields):
    return models.CustomImage.objects.create(
        **{
            "title": "Brücke",
            "file": ImageFile(io.BytesIO(picture()), name="bruecke.png"),
            "credit": "Koordination",
            "licence": models.CustomImage.Licence.CC0,
            "persons_consent": models.CustomImage.Consent.NONE_SHOWN,
            "alt_de": "Eine Brücke über den Neckar",
            "alt_fr": "Un pont sur le Neckar",
        }
        | fields
    )


def make_document(name="leitfaden.pdf", content=b"%PDF-1.7 demo", **fields):
    document = models.CustomDocument(**{"title": "Leitfaden"} | fields)
    document.file.save(name, ContentFile(content), save=True)
    return document


def body_of_blocks(page_type, links_to, names=None):
    """
    A stream with every block that the page type offers, or those named, headings between them.

    `links_to` is linked by some.
    """
    references = {
        "pages": {"page": links_to.pk},
        "images": {"image": make_image().pk},
        "documents": {
            "pdf": make_document().pk,
            "mp4": make_document("film.mp4", b"\0\0\0\x18ftypmp42").pk,
            "vtt": make_document("film.vtt", b"WEBVTT\n").pk,
        },
        "people": {"person": models.Person.objects.create(name="Demo Person", role_de="Beratung").pk},
    }
    stream_block = page_type._meta.get_field("body").stream_block
    body = [(name, EVERY_BLOCK[name]) for name in stream_block.child_blocks if names is None or name in names]
    return stream_block.to_python(StreamBuilder("test", references).stream(stream_block, body))


_LINK = {"text": "Mehr dazu", "page": "page"}
_TEXT = "Ein **Absatz** mit [Verweis](page:page).\n\n- eins\n- zwei"
_FIGURE = {"image": "image", "decorative": False, "caption": "Bildunterschrift"}
EVERY_BLOCK = {
    "text": _TEXT,
    "heading": {"text": "Ein Abschnitt", "level": "2"},
    "quote": {"text": "Ensemble, on va plus loin.", "attribution": "Demo", "language": "fr"},
    "callout": {"kind": "info", "title": "Gut zu wissen", "text": _TEXT},
    "accordion": {"items": [{"title": "Eine Frage", "content": _TEXT}]},
    "image": _FIGURE,
    "gallery": {"title": "Bilder", "images": [_FIGURE, _FIGURE | {"decorative": True}]},
    "video": {
        "title": "Ein Film",
        "file": "mp4",
        "poster": "image",
        "captions": "vtt",
        "duration": "0:20",
        "transcript": _TEXT,
    },
    "table": {"caption": "Zwei Beispiele", "columns": ["Ort", "Partner"], "rows": [["A", "B"]], "row_headers": True},
    "key_figures": {
        "figures": [
            {
                "value": "1.101",
                "label": "Kommunen",
                "source": "Städtetag",
                "source_url": "https://www.staedtetag-bw.de/zahlen",
                "source_seen_on": datetime.date(2026, 11, 1),
                "as_of": "2026-01-01",
            }
        ]
    },
    "timeline": {"entries": [{"date": "2023", "title": "Vertrag", "text": _TEXT, "source": "", "source_url": ""}]},
    "sources": {
        "sources": [
            {"source": "Demo", "source_url": "https://example.org/page", "source_seen_on": datetime.date(2026, 11, 1)},
        ]
    },
    "processing": None,
    "checklist": {"title": "Vor der Reise", "items": ["Ziele klären", "Übersetzung organisieren"]},
    "link_list": {"title": "Verweise", "links": [_LINK, {"text": "Anderswo", "url": "https://example.org/"}]},
    "document_list": {"title": "Dateien", "documents": ["pdf"]},
    "people": {"title": "Ansprechpersonen", "people": ["person"]},
    "page_teasers": {"title": "Weiterlesen", "pages": ["page"]},
    "call_to_action": {"title": "Fragen?", "text": "Fragen Sie uns.", "link": _LINK},
    "entrances": {"items": [{"icon": "globe", "title": "Länder", "text": "Alle Länder", "page": "page"}] * 2},
    "latest": None,
}


def translate(page, locale, mark=None, publish=True, gaps=()):
    """
    Translate a German page by putting `mark` behind each text, as `text [fr]`.

    Texts named in `gaps` stay without a translation.
    """
    mark = mark or f" [{locale.language_code}]"
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string, context=segment.context, locale=locale, data=segment.string.data + mark
            )
            for segment in source.stringsegment_set.select_related("string", "context").order_by("order")
            if segment.string.data not in gaps
        ],
        ignore_conflicts=True,  # a page may say the same twice at one place
    )
    translation.save_target(publish=False)
    translated = page.get_translation(locale)
    if publish:
        translated.latest_revision.publish()
        translated.refresh_from_db()
    return translated


def translated_page(factory, **fields):
    """A page below the German home page, in all languages."""
    page = factory(parent=models.HomePage.objects.get(locale__language_code="de"), **fields)
    translate_into_all(page)
    return page


def translate_into_all(page):
    """Publish translations of a German page into all other languages."""
    for locale in Locale.objects.exclude(pk=page.locale_id):
        translate(page, locale)
