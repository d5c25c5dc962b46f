"""What is searched: for each kind of thing that readers can open, how it becomes entries of the index."""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone, translation
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page

from core.text import languages
from home import i18n
from home.content import documents
from home.models import GlossaryPage, GlossaryTerm
from partnerships.models import (
    Municipality,
    PartnerSearchNotice,
    PartnerSearchPage,
    Partnership,
    PartnershipIndexPage,
    SignpostEntry,
    SignpostPage,
)
from search import files, texts
from search.analysis import TAG

LONGEST_TEXT = 60_000  # characters; some twenty printed pages


@dataclass(frozen=True)
class Entry:
    """A thing in one language. `hidden` words find it, but are not shown."""

    key: str
    language: str
    kind: str
    title: str
    summary: str = ""
    text: str = ""
    hidden: str = ""
    page_id: int | None = None
    document_id: int | None = None
    suffix: str = ""
    countries: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)
    date: datetime.date | None = None

    @property
    def tags(self) -> list[str]:
        """What the entry is, whatever it says: by these the thesaurus finds it in any language."""
        many = {"country": self.countries, "topic": self.topics, "form": self.forms, "audience": self.audiences}
        found = [f"{TAG}kind:{self.kind}"]
        found += [f"{TAG}{name}:{value}" for name, values in many.items() for value in values]
        if self.date:
            found += [f"{TAG}month:{self.date.month}", f"{TAG}year:{self.date.year}"]
        return found

    @property
    def checksum(self) -> str:
        return hashlib.sha256(repr(astuple(self)).encode("utf-8", "replace")).hexdigest()


def key_of(instance: Model, language: str = "") -> str:
    """The key of a thing's entry; without a language, how the keys of all its entries begin."""
    model = Page if isinstance(instance, Page) else type(instance)
    return f"{model._meta.label_lower}:{instance.pk}:{language}"


def readable_pages(queryset: QuerySet[Any] | None = None) -> Any:
    """The pages that are searched: listed, and with words in their own language."""
    return i18n.listed(queryset).filter(i18n.translated(), depth__gt=1)


def of_pages(queryset: QuerySet[Any]) -> Iterator[Entry]:
    for page in readable_pages(queryset).select_related("locale").specific().iterator(chunk_size=50):
        # Of a page that is just being deleted, the row of its own kind may be gone already.
        if not getattr(page, "is_searched", False):
            continue
        summary, text = texts.of_page(page)
        yield Entry(
            key=key_of(page, page.locale.language_code),
            language=page.locale.language_code,
            kind=page.search_kind,
            title=page.title,
            summary=summary,
            text=text[:LONGEST_TEXT],
            page_id=page.pk,
            countries=list(getattr(page, "countries", [])),
            topics=_slugs(page, "topics"),
            forms=_slugs(page, "forms"),
            audiences=_slugs(page, "audiences"),
            date=texts.day_of(page),
        )


def _slugs(instance: Model, name: str) -> list[str]:
    related: Any = getattr(instance, name, None)
    return sorted(related.values_list("slug", flat=True)) if hasattr(related, "values_list") else []


def _shown(queryset: Iterable[Any], model: type[Any]) -> Iterator[tuple[Any, str, Any]]:
    """Each record with each language in which there is a page of the type to show it on, German words included."""
    if model.objects.exists():
        places = {code: i18n.in_language(model.objects.all(), code).first() for code in languages.CODES}
        for record in queryset:
            yield from ((record, code, place) for code, place in places.items() if place)


def of_partnerships(queryset: Any) -> Iterator[Entry]:
    for record, code, directory in _shown(queryset.public().to_show(), PartnershipIndexPage):
        members = list(record.memberships.all())
        with translation.override(code):
            yield Entry(
                key=key_of(record, code),
                language=code,
                kind="partnership",
                title=record.plain_title,
                text=getattr(record, f"text_{code}"),
                hidden=" ".join(place.spellings for member in members for place in member.municipality.succession),
                page_id=directory.pk,
                suffix=f"{record.address}/",
                countries=sorted({member.municipality.country for member in members}),
                topics=sorted(topic.slug for topic in record.topics.all()),
                forms=sorted(form.slug for form in record.forms.all()),
                date=record.last_confirmed_on,
            )


def of_municipalities(queryset: QuerySet[Any]) -> Iterator[Entry]:
    """Those with a partnership that readers can see; they lead to the directory, filtered by the name."""
    partners = queryset.filter(memberships__partnership__is_public=True).distinct()
    for record, code, directory in _shown(partners, PartnershipIndexPage):
        with translation.override(code):
            name = str.__str__(record.name)
            yield Entry(
                key=key_of(record, code),
                language=code,
                kind="municipality",
                title=name,
                summary=str(record.country_name),
                hidden=record.spellings,
                page_id=directory.pk,
                suffix=texts.query_string(municipality=name),
                countries=[record.country],
            )


def of_terms(queryset: QuerySet[Any]) -> Iterator[Entry]:
    for record, code, glossary in _shown(queryset, GlossaryPage):
        if title := getattr(record, f"term_{code}"):
            yield Entry(
                key=key_of(record, code),
                language=code,
                kind="term",
                title=title,
                summary=getattr(record, f"definition_{code}"),
                page_id=glossary.pk,
                suffix=f"#{record.anchor}",
            )


def of_signpost_entries(queryset: Any) -> Iterator[Entry]:
    entries = queryset.public().prefetch_related("topics", "organisations")
    for record, code, signpost in _shown(entries, SignpostPage):
        if title := getattr(record, f"question_{code}"):
            yield Entry(
                key=key_of(record, code),
                language=code,
                kind="guide",
                title=title,
                summary=getattr(record, f"answer_{code}"),
                hidden=" ".join(getattr(body, f"name_{code}") for body in record.organisations.all()),
                page_id=signpost.pk,
                suffix=f"#{record.anchor}",
                countries=list(record.countries),
                topics=sorted(topic.slug for topic in record.topics.all()),
            )


def of_notices(queryset: Any) -> Iterator[Entry]:
    """Each in the language that it is written in, and in those in which the office sums it up."""
    for record, code, page in _shown(queryset.shown().prefetch_related("topics"), PartnerSearchPage):
        is_own, gist = code == record.language, getattr(record, f"gist_{code}")
        if not (is_own or gist):
            continue
        with translation.override(code):
            yield Entry(
                key=key_of(record, code),
                language=code,
                kind="notice",
                title=record.title if is_own else record.title_abroad,
                text=record.text if is_own else gist,
                hidden=record.municipality,
                page_id=page.pk,
                suffix=f"{record.pk}/",
                countries=sorted({record.own_country, record.country} - {""}),
                topics=sorted(topic.slug for topic in record.topics.all()),
                date=timezone.localdate(record.published_at) if record.published_at else None,
            )


def of_documents(queryset: QuerySet[Any]) -> Iterator[Entry]:
    """Files with text that everybody may open."""
    for record in public_documents(queryset).select_related("text_of_file"):
        if files.is_read(record):
            yield Entry(
                key=key_of(record, record.language),
                language=record.language,
                kind="document",
                title=record.title,
                text=files.text_of(record)[:LONGEST_TEXT],
                document_id=record.pk,
                date=record.created_at.date() if record.created_at else None,
            )


def public_documents(queryset: QuerySet[Any]) -> QuerySet[Any]:
    restricted = CollectionViewRestriction.objects.exclude(restriction_type=CollectionViewRestriction.NONE)
    for path in restricted.values_list("collection__path", flat=True):
        queryset = queryset.exclude(collection__path__startswith=path)
    return queryset.exclude(pk__in=documents.for_some())


Adapter = Callable[[QuerySet[Any]], Iterator[Entry]]
ADAPTERS: dict[type[Model], Adapter] = {
    Page: of_pages,
    Partnership: of_partnerships,
    Municipality: of_municipalities,
    GlossaryTerm: of_terms,
    SignpostEntry: of_signpost_entries,
    PartnerSearchNotice: of_notices,
    get_document_model(): of_documents,
}


def adapter_for(model: type[Model]) -> Adapter:
    return ADAPTERS[Page if issubclass(model, Page) else model]
