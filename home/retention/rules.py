import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q
from django.utils import timezone


@dataclass(frozen=True)
class Period:
    """How long data of one class stay, in days and in the words that forms tell people."""

    days: int
    words: str


PERIODS = {}
RULES = []
EXEMPT = {}


@dataclass(frozen=True)
class Rule:
    """
    What happens to rows of one model once their time is over.

    `since` is the field or expression from whose time on the period runs; rows where it is null are kept. `only`
    narrows the rows down. By default they are deleted; with `erase` the named fields get the given values and the row
    stays. `via` names a relation to delete instead, of which the rows are part. `subject` finds the rows of one
    person: a lookup that takes an e-mail address. `fields` are the personal ones, by default all that look so.
    """

    model: str  # "app.Model"
    period: str
    since: object
    only: Q | None = None
    erase: dict | None = None
    via: str = ""
    subject: str = ""
    fields: tuple = ()
    also: Callable | None = None  # called with the rows before they go

    @property
    def model_class(self):
        return apps.get_model(self.model)

    def rows(self):
        """The rows that the rule will apply to in the end, the erased ones left out."""
        rows = self.model_class._base_manager.alias(_since=_expression(self.since)).filter(_since__isnull=False)
        if self.only is not None:
            rows = rows.filter(self.only)
        return rows.exclude(**self.erase) if self.erase else rows

    def due(self, now=None):
        """The rows whose time is over."""
        now = now or timezone.now()
        return self.rows().filter(_since__lte=now - datetime.timedelta(days=PERIODS[self.period].days))

    def overdue(self, now=None):
        """The rows that the nightly job should have taken: none, as long as it runs."""
        return self.due((now or timezone.now()) - datetime.timedelta(days=2))

    def of_person(self, email):
        if not self.subject:
            return self.model_class._base_manager.none()
        return self.model_class._base_manager.filter(**{f"{self.subject}__iexact": email}).distinct()


def _expression(since):
    from django.db.models import F

    return F(since) if isinstance(since, str) else since


def period(name, days, words):
    PERIODS[name] = Period(days, words)


def register(rule):
    RULES.append(rule)


def exempt(model, reason, *fields):
    """Say why fields of a model that look personal need no rule; without names, all of its fields."""
    EXEMPT.setdefault(model, {}).update(dict.fromkeys(fields or ["*"], reason))
