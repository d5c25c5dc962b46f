"""Which changes touch the index. Every handler reads from the database what is true now, whatever was changed."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from events.models import EventDocument, EventPage
from home.models import Audience, GlossaryPage, GlossaryTerm, Topic
from partnerships.models import (
    CooperationForm,
    Membership,
    Municipality,
    Organisation,
    PartnerSearchNotice,
    PartnerSearchPage,
    Partnership,
    PartnershipIndexPage,
    SignpostEntry,
    SignpostPage,
)
from search import index

# Written with each draft, and of no interest to readers.
BOOKKEEPING = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "locked"}
RECORDS = (Partnership, Municipality, GlossaryTerm, SignpostEntry, PartnerSearchNotice, get_document_model())
# What is shown on a page of the type is found only while the page can be read.
SHOWN_ON: dict[type[Page], tuple[type[Model], ...]] = {
    PartnershipIndexPage: (Partnership, Municipality),
    GlossaryPage: (GlossaryTerm,),
    SignpostPage: (SignpostEntry,),
    PartnerSearchPage: (PartnerSearchNotice,),
}


def connect() -> None:
    for signal, handler, sender in (
        (page_unpublished, on_unpublished, None),
        (post_page_move, on_move, None),
        (post_save, on_saved, None),
        (post_delete, on_deleted, None),
        (m2m_changed, on_relations, None),
    ):
        signal.connect(handler, sender=sender, dispatch_uid=f"search.{handler.__name__}.{id(signal)}")


def on_page(instance: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
    """Drafts are saved often, so that what nobody can read costs one query only."""
    if instance.live or update_fields:  # a partly saved page may not know that it is live
        pages = Page.objects.filter(pk=instance.pk)
        if isinstance(instance, EventPage):  # its programme is found in each language
            pages = Page.objects.filter(translation_key=instance.translation_key)
        index.refresh(pages)
    else:
        index.remove(instance)
    for model in SHOWN_ON:
        if issubclass(instance.specific_class, model):
            _refresh_shown_on(model)


def on_unpublished(instance: Model, **kwargs: Any) -> None:
    """Wagtail also sends this just before it deletes a page, which is still live in the database then."""
    index.remove(instance)


def on_move(instance: Model, **kwargs: Any) -> None:
    _refresh_pages(Page.objects.get(pk=instance.pk).get_descendants(inclusive=True))


def _refresh_pages(pages: Any) -> None:
    index.refresh(pages)
    for model in SHOWN_ON:
        if pages.type(model).exists():
            _refresh_shown_on(model)


def _refresh_shown_on(model: type[Model]) -> None:
    for records in SHOWN_ON[model]:
        index.refresh(records._default_manager.all())


def on_saved(
    sender: type[Model], instance: Model, raw: bool = False, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    if raw:
        return
    if isinstance(instance, Page):
        if not update_fields or set(update_fields) - BOOKKEEPING:
            on_page(instance, update_fields)
    else:
        _on_record(instance)


def on_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, (Page, *RECORDS)):
        index.remove(instance)
    if isinstance(instance, tuple(SHOWN_ON)):
        _refresh_shown_on(type(instance))
    elif not isinstance(instance, Page):
        _on_record(instance)


def on_words_taken_out(sender: type[Model], keys: list[Any], **kwargs: Any) -> None:
    """Without a signal of Django's own."""
    if issubclass(sender, Page):
        _refresh_pages(Page.objects.filter(pk__in=keys))
    else:
        for row in sender._base_manager.filter(pk__in=keys):
            _on_record(row)


def on_relations(sender: type[Model], instance: Model, action: str, **kwargs: Any) -> None:
    if not action.startswith("post_"):
        return
    if isinstance(instance, Page):
        on_page(instance)
    elif isinstance(instance, RECORDS):
        _on_record(instance)


def _on_record(instance: Model) -> None:
    if isinstance(instance, RECORDS):
        model: Any = type(instance)
        index.refresh(model._default_manager.filter(pk=instance.pk))
    if isinstance(instance, PageViewRestriction):
        _refresh_pages(Page.objects.descendant_of(instance.page, inclusive=True))
    elif isinstance(instance, Collection | CollectionViewRestriction):
        collection = instance if isinstance(instance, Collection) else instance.collection
        index.refresh(get_document_model().objects.filter(collection__path__startswith=collection.path))
    elif isinstance(instance, EventDocument):
        index.refresh(get_document_model().objects.filter(pk=instance.document_id))
    elif isinstance(instance, Partnership):
        index.refresh(Municipality.objects.filter(memberships__partnership=instance))
    elif isinstance(instance, Municipality):  # what it took over is found by its names too
        places = Municipality.objects.filter(pk=instance.pk).and_predecessors()
        index.refresh(Partnership.objects.filter(memberships__municipality__in=places))
    elif isinstance(instance, Organisation):
        index.refresh(Partnership.objects.filter(memberships__in=instance.memberships.all()))
    elif isinstance(instance, Membership):
        index.refresh(Partnership.objects.filter(pk=instance.partnership_id))
        index.refresh(Municipality.objects.filter(pk=instance.municipality_id))
    elif isinstance(instance, Topic | Audience | CooperationForm):
        _on_term(instance)


def _on_term(term: Model) -> None:
    """The facets of whatever has the term hold its identifier."""
    for relation in term._meta.related_objects:
        model: Any = relation.related_model
        if relation.many_to_many and issubclass(model, (Page, *RECORDS)):
            index.refresh(model._default_manager.filter(**{relation.field.name: term}))
