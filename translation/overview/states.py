"""How each German page stands in each language into which it can be translated, and who is to do what."""

import itertools
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, PageLogEntry, WorkflowState
from wagtail_localize.models import Translation

from core.text import languages
from home.models import User
from home.translation import status
from home.translation.status import Progress
from translation.models import Assignment


class State(TextChoices):
    """In the order in which there is something to do."""

    RETURNED = "returned", _("sent back")
    OUTDATED = "outdated", _("outdated")
    NEW = "new", pgettext_lazy("state of a translation", "new")
    IN_PROGRESS = "in-progress", _("in progress")
    MACHINE = "machine", _("by machine, not checked")
    READY = "ready", _("ready, not published")
    IN_REVIEW = "in-review", _("in review")
    WITHDRAWN = "withdrawn", _("withdrawn")
    ONLY_GERMAN = "only-in-german", _("only in German")
    CURRENT = "current", _("up to date")


# Those in which it is the translator's turn.
OPEN = frozenset({State.RETURNED, State.OUTDATED, State.NEW, State.IN_PROGRESS, State.MACHINE, State.READY})
# Those in which it is nobody's.
SETTLED = frozenset({State.WITHDRAWN, State.ONLY_GERMAN, State.CURRENT})


class PageFacts(NamedTuple):
    """What is asked about a page, for a `Page` each costs ten times as much, and the overview knows all of them."""

    pk: int
    path: str
    depth: int
    title: str
    draft_title: str
    translation_key: UUID
    language: str
    live: bool
    alias_of_id: int | None
    live_revision_id: int | None
    has_unpublished_changes: bool
    last_published_at: datetime | None
    content_type_id: int
    review: str | None  # its state, if there is one that is not over
    review_since: datetime | None
    withdrawn_at: datetime | None


def title_of(draft_title: str, title: str) -> str:
    return draft_title or title


@dataclass(frozen=True)
class Cell:
    """A German page in a language; `words` is how many German words lack their translation."""

    page: PageFacts
    language: str
    version: PageFacts | None
    state: State
    words: int
    since: datetime | None
    assignment: Assignment | None

    @property
    def key(self) -> str:
        return f"{self.page.pk}-{self.language}"

    @property
    def title(self) -> str:
        return title_of(self.page.draft_title, self.page.title)

    @property
    def language_name(self) -> str:
        return languages.name_of(self.language)

    @property
    def state_name(self) -> str:
        return str(self.state.label)

    @property
    def kind(self) -> str:
        return str(ContentType.objects.get_for_id(self.page.content_type_id).name)

    @property
    def person(self) -> User | None:
        return self.assignment.person if self.assignment else None

    @property
    def person_name(self) -> str:
        return get_user_display_name(self.person) if self.person else ""

    @property
    def due(self) -> date | None:
        return self.assignment.due if self.assignment else None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @cached_property
    def is_overdue(self) -> bool:
        return self.is_open and self.due is not None and self.due < timezone.localdate()

    @property
    def url(self) -> str:
        """Where the translation is worked on, empty while nobody has asked for one."""
        is_translation = self.version and self.state != State.ONLY_GERMAN
        return reverse("wagtailadmin_pages:edit", args=[self.version.pk]) if self.version and is_translation else ""


def pages() -> QuerySet[Page]:
    """The German pages that have cells, in the order of the tree: a draft has them once it is asked for."""
    asked_for = Translation.objects.filter(enabled=True, target_locale__language_code__in=languages.TRANSLATED)
    german = Page.objects.filter(depth__gt=1, locale__language_code=languages.SOURCE)
    return german.filter(Q(live=True) | Q(translation_key__in=asked_for.values("source__object_id"))).order_by("path")


def unsettled(codes: Collection[str]) -> Q:
    """Of `pages()` all whose state in one of the languages is none of SETTLED, and maybe some more."""
    versions = Page.objects.filter(locale__language_code__in=codes)
    in_review = _reviews().values_list(Cast("object_id", IntegerField()))
    begun = versions.filter(Q(has_unpublished_changes=True) | Q(pk__in=in_review)).values("translation_key")
    asked_for = status.unsettled(codes).values("source__object_id")
    return Q(translation_key__in=begun) | Q(translation_key__in=asked_for)


def cells(german: QuerySet[Page] | None = None, codes: Sequence[str] = languages.TRANSLATED) -> list[Cell]:
    """Of all pages, or of some of `pages()`, in the order of the tree: a handful of queries whatever their number."""
    versions: dict[UUID, dict[str, PageFacts]] = defaultdict(dict)
    for page in itertools.starmap(PageFacts, _facts(pages() if german is None else german)):
        versions[page.translation_key][page.language] = page
    keys = None if german is None else list(versions)
    progress, assignments = status.progress(keys), _assignments(keys)
    return [
        _cell(known, code, progress.get((key, code)), assignments.get((str(key), code)))
        for key, known in sorted(versions.items(), key=lambda item: item[1][languages.SOURCE].path)
        for code in codes
    ]


def _reviews() -> QuerySet[WorkflowState]:
    return WorkflowState.objects.active().filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )


def _facts(german: QuerySet[Page]) -> QuerySet[Any, Any]:
    """
    Of these pages in each language, with what Wagtail notes elsewhere: a review under way, when it was withdrawn last.
    """
    review = _reviews().filter(object_id=Cast(OuterRef("pk"), CharField()))
    withdrawals = PageLogEntry.objects.filter(page=OuterRef("pk"), action__startswith="wagtail.unpublish").order_by()
    versions = Page.objects.filter(translation_key__in=german.values("translation_key")).annotate(
        language=F("locale__language_code"),
        review=Subquery(review.values("status")[:1]),
        review_since=Subquery(review.values("current_task_state__started_at")[:1]),
        withdrawn_at=Subquery(withdrawals.values("page").annotate(at=Max("timestamp")).values("at")),
    )
    return versions.values_list(*PageFacts.__annotations__)


def assigned() -> QuerySet[Assignment]:
    """Pages, and no records."""
    return Assignment.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")


def _assignments(keys: Collection[UUID] | None) -> dict[tuple[str, str], Assignment]:
    found = assigned().select_related("locale", "person")
    if keys is not None:
        found = found.filter(object_key__in=[str(key) for key in keys])
    return {(assignment.object_key, assignment.locale.language_code): assignment for assignment in found}


def _cell(versions: dict[str, PageFacts], code: str, done: Progress | None, assignment: Assignment | None) -> Cell:
    page, version = versions[languages.SOURCE], versions.get(code)
    state = _state(version, done)
    return Cell(page, code, version, state, done.words if done else 0, _since(state, page, version, done), assignment)


def _state(version: PageFacts | None, done: Progress | None) -> State:
    is_published = bool(version and version.live and version.live_revision_id and not version.alias_of_id)
    if done is None and not is_published:
        return State.ONLY_GERMAN
    if version and version.review:
        is_returned = version.review == WorkflowState.STATUS_NEEDS_CHANGES
        return State.RETURNED if is_returned else State.IN_REVIEW
    if done and done.lacking:
        untouched = State.NEW if done.lacking == done.segments else State.IN_PROGRESS
        return State.OUTDATED if is_published else untouched
    if version and version.withdrawn_at and not version.live_revision_id:
        return State.WITHDRAWN
    if done and done.by_machine:
        return State.MACHINE
    return State.CURRENT if version and is_published and not _has_more(version, done) else State.READY


def _has_more(version: PageFacts, done: Progress | None) -> bool:
    """Whether something has been written that is not published yet."""
    if version.has_unpublished_changes or (done and done.has_former):
        return True
    published = version.last_published_at
    return bool(done and done.latest and (published is None or done.latest > published))


def _since(state: State, page: PageFacts, version: Any, done: Progress | None) -> datetime | None:
    if state in {State.RETURNED, State.IN_REVIEW}:
        return version.review_since
    if state == State.WITHDRAWN:
        return version.withdrawn_at
    if state == State.CURRENT:
        return version.last_published_at
    if done is None:
        return page.last_published_at
    return done.source_changed_at if state in {State.NEW, State.OUTDATED} else done.latest


def overview_url(**query: Any) -> str:
    """The overview, narrowed down by its filters."""
    address = reverse("translation:overview")
    return f"{address}?{urlencode(query, doseq=True)}" if query else address
