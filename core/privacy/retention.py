import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import Count, F, Model, Q, QuerySet, Value
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from core import outages
from core.mail import jobs

# The nightly job may be late by this much before it counts as broken.
GRACE = datetime.timedelta(days=2)


@dataclass(frozen=True)
class Period:
    """How long data of one class stay, in days and in the words that forms tell people."""

    days: int
    words: StrOrPromise


@dataclass(frozen=True)
class Rule:
    """
    What happens to rows of one model once their time is over.

    The period runs from `since`, a field or expression; rows where it is null stay, and all where there is none: then
    somebody has to wish it. `only` narrows the rows down. They are deleted, or with `erase` get the given values and
    stay, or are deleted with the row that they belong to (`via`), or are given to `by`.

    One person's rows are found by `subject`, the lookup that leads to their e-mail address, or several, and `named`,
    the field with their name; with `whole` those that only mention them go too. `at_wish` are those that an officer
    may erase, where not all. `created` is the field that says since when a row is there: after a restored backup
    an erasure is made once more, and must not take what the person has sent since.
    """

    model: str  # "app.Model"
    period: str
    since: object = None
    only: Q | None = None
    erase: dict[str, Any] | None = None
    via: str = ""
    by: Callable[[QuerySet[Any]], object] | None = None
    fields: tuple[str, ...] = ()  # the personal ones that `by` erases
    subject: str | tuple[str, ...] = ()
    named: str = ""
    whole: bool = False
    created: str = ""
    at_wish: Q | None = None

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The lookups that lead to the person's addresses."""
        return (self.subject,) if isinstance(self.subject, str) else self.subject

    @property
    def covered(self) -> set[str] | None:
        """Names of the fields whose content goes, or None: all."""
        return {*self.fields, *(self.erase or {})} or None

    def rows(self) -> QuerySet[Any]:
        """The rows that the rule will come to in the end; erased ones are not among them."""
        rows = self.model_class._base_manager.all()
        if self.only is not None:
            rows = rows.filter(self.only)
        return rows.exclude(**self.erase) if self.erase else rows

    def due(self, now: datetime.datetime | None = None) -> QuerySet[Any]:
        """The rows whose time is over."""
        limit = (now or timezone.now()) - datetime.timedelta(days=PERIODS[self.period].days)
        if self.since is None:
            return self.model_class._base_manager.none()
        since = F(self.since) if isinstance(self.since, str) else self.since
        return self.rows().alias(_since=since).filter(_since__lte=limit)

    def overdue(self, now: datetime.datetime | None = None) -> QuerySet[Any]:
        """The rows that the nightly job should have taken: none, as long as it runs."""
        return self.due((now or timezone.now()) - GRACE)

    def of_person(self, email: str) -> QuerySet[Any]:
        return self._where(self.subjects, email)

    def of_name(self, name: str) -> QuerySet[Any]:
        return self._where((self.named,) if self.named else (), name)

    def _where(self, lookups: tuple[str, ...], value: str) -> QuerySet[Any]:
        rows = self.model_class._base_manager
        if not lookups or not value:
            return rows.none()
        wanted = reduce(or_, (Q(**{f"{lookup}__iexact": value}) for lookup in lookups))
        return rows.filter(pk__in=rows.filter(wanted).values("pk"))

    def apply_by_item(self, rows: QuerySet[Any]) -> int:
        """As `apply`; a row that cannot be taken stops no other."""
        if not self.by:  # all at once, which rarely fails
            try:
                return self.apply(rows)
            except Exception as error:
                if outages.stops_all(error):
                    raise
        keys = list(rows.values_list("pk", flat=True))
        return jobs.each(self.model, keys, lambda key: self.apply(self.model_class._base_manager.filter(pk=key)))

    def apply(self, rows: QuerySet[Any]) -> int:
        """Delete or erase the rows; returns how many."""
        with transaction.atomic():
            keys = list(rows.values_list("pk", flat=True))
            rows = self.model_class._base_manager.filter(pk__in=keys)
            if self.by:
                self.by(rows)
            elif self.erase:
                rows.update(**self.erase)
            elif self.via:
                link: Any = self.model_class._meta.get_field(self.via)
                owners = link.related_model._base_manager
                owners.filter(pk__in=list(rows.values_list(self.via, flat=True))).delete()
                self.model_class._base_manager.filter(pk__in=keys).delete()  # those without an owner
            else:
                rows.delete()
        return len(keys)


def numbers_of(sets: Sequence[QuerySet[Any]]) -> list[int]:
    """How many rows there are in each, by one query for all."""
    counts = [
        rows.order_by()
        .annotate(_place=Value(place))
        .values("_place")
        .annotate(_number=Count("pk"))
        .values_list("_place", "_number")
        for place, rows in enumerate(sets)
    ]
    found = dict(counts[0].union(*counts[1:], all=True)) if counts else {}
    return [found.get(place, 0) for place in range(len(sets))]


PERIODS: dict[str, Period] = {}
RULES: list[Rule] = []
EXEMPT: dict[str, dict[str, str]] = {}


def period(name: str, days: int, words: StrOrPromise) -> None:
    PERIODS[name] = Period(days, words)


def register_rules(*rules: Rule) -> None:
    """Raises ImproperlyConfigured for a person's rows of which nobody could tell later which an erasure had meant."""
    for rule in rules:
        if rule.subject and not rule.created:
            raise ImproperlyConfigured(f"The rule for {rule.model} does not say since when its rows are there.")
        RULES.append(rule)


def exempt(model: str, reason: str, *fields: str) -> None:
    """Say why fields of a model that look personal need no rule; without names, all of its fields."""
    EXEMPT.setdefault(model, {}).update(dict.fromkeys(fields or ["*"], reason))


def run(now: datetime.datetime | None = None, dry_run: bool = False) -> dict[str, int]:
    """Take all that is due, or only count it; returns `{model: number}`. A rule that fails does not stop the others."""
    counts: dict[str, int] = {}
    failures: list[tuple[str, Exception]] = []
    for rule in RULES:
        try:
            rows = rule.due(now)
            number = rows.count() if dry_run else rule.apply_by_item(rows)
        except Exception as error:
            if outages.is_away(error):  # the others would fail as well
                raise
            failures.append((rule.model, error))
            continue
        if number:
            counts[rule.model] = counts.get(rule.model, 0) + number
    if failures:
        names = ", ".join(f"{model} ({_words(error)})" for model, error in failures)
        raise jobs.ItemsFailedError(f"Retention failed for {names}.") from failures[0][1]
    return counts


def _words(error: Exception) -> str:
    return str(error) if isinstance(error, jobs.ItemsFailedError) else type(error).__name__
