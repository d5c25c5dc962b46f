"""Documents for those registered: which of them may be opened, by whom, and that nobody else opens them."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection, CollectionViewRestriction

from events import wording
from events.models import EventDocument, EventPage, Registration
from home.models import CustomDocument

COLLECTION = "Für Angemeldete"


def shown_to(registration: Registration, now: datetime | None = None) -> list[EventDocument]:
    """Those that the participant may open now; of a postponed event those without a time to wait for."""
    if registration.state not in Registration.TAKING_PART or registration.anonymised_at:
        return []
    now, event = now or timezone.now(), registration.event
    times = {each: each.shown_from(event) for each in of(event)}
    return [each for each, begins in times.items() if begins is None or (begins <= now and not event.is_postponed)]


def of(event: EventPage) -> list[EventDocument]:
    """`event` is the German page."""
    return list(EventDocument.objects.filter(event=event).select_related("document"))


def in_words(registration: Registration, event: EventPage) -> list[str]:
    """What a mail says of them: titles, and from when each can be opened; `event` is the page in the language."""
    return announced(of(registration.event), event)


def announced(found: list[EventDocument], event: EventPage) -> list[str]:
    if not found:
        return []
    titles = "; ".join(_titled(each, event) for each in found)
    return [_("Documents for you stand on your own registration page: %(titles)s.") % {"titles": titles}]


def _titled(each: EventDocument, event: EventPage) -> str:
    begins = each.shown_from(event)
    if begins is None or begins <= timezone.now():
        return str(each.title)
    return _("%(title)s (from %(moment)s)") % {"title": each.title, "moment": wording.moment(begins, event)}


def is_private(document: CustomDocument) -> bool:
    """Whether its public address opens it for nobody but editors."""
    kinds = [restriction.restriction_type for restriction in document.collection.get_view_restrictions()]
    return CollectionViewRestriction.LOGIN in kinds or EventDocument.objects.filter(document=document).exists()


def make_private(document: CustomDocument) -> None:
    """Move it to the collection of such documents, where it stays private when no event names it any more."""
    if not document.collection.get_view_restrictions():
        document.collection = _collection()
        document.save()


def _collection() -> Collection:
    restricted = CollectionViewRestriction.objects.filter(
        restriction_type=CollectionViewRestriction.LOGIN, collection__name=COLLECTION
    )
    if restriction := restricted.select_related("collection").first():
        return restriction.collection
    collection = Collection.get_first_root_node().add_child(name=COLLECTION)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    return collection
