"""The rows of the overview, of which a page is read at a time."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page

from home.models import User
from translation.overview import states
from translation.overview.states import SETTLED, Cell, title_of

ALL = Q()


class Rows(Sequence[Cell]):
    """Of all pages, or of some of them, in some languages, in the order of the tree; read when they are looked at."""

    def __init__(self, codes: Sequence[str], only: Q = ALL) -> None:
        self.codes, self.only = codes, only
        self.pages = states.pages().filter(only)

    def narrowed(self, asked: dict[str, Any]) -> "Rows":
        """Without pages that have no row that is asked for, as far as the database tells that at once."""
        codes = [asked["language"]] if "language" in asked else self.codes
        of_page = {"kind": "content_type", "section": "path__startswith"}
        only = self.only & Q(**{field: asked[name] for name, field in of_page.items() if name in asked})
        if SETTLED.isdisjoint(asked.get("state", SETTLED)):
            only &= states.unsettled(codes)
        return Rows(codes, only)

    def titled(self, is_meant: Callable[[str], bool]) -> "Rows":
        titles = self.pages.values_list("pk", "draft_title", "title")
        return Rows(self.codes, self.only & Q(pk__in=[pk for pk, *known in titles if is_meant(title_of(*known))]))

    def people(self) -> QuerySet[User]:
        """Who translates one of them."""
        keys = self.pages.order_by().values_list(Cast("translation_key", CharField()))
        assigned = states.assigned().filter(object_key__in=keys, locale__language_code__in=self.codes)
        return get_user_model().objects.filter(pk__in=assigned.values("person"))

    @cached_property
    def _keys(self) -> list[int]:
        return list(self.pages.values_list("pk", flat=True))

    def __len__(self) -> int:
        return len(self._keys) * len(self.codes)

    def __iter__(self) -> Iterator[Cell]:
        return iter(states.cells(self.pages if self.only else None, self.codes))

    def __getitem__(self, where: Any) -> Any:
        start, stop, _step = where.indices(len(self))
        width = len(self.codes)  # the rows of a page
        first = start // width
        some = Page.objects.filter(pk__in=self._keys[first : -(-stop // width)])
        return states.cells(some, self.codes)[start - first * width : stop - first * width]
