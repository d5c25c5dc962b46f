"""Keeps with each partnership what the directory counts and sorts by, whenever its members or terms change."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.db.models.signals import m2m_changed, post_delete, post_save

from core.text import languages
from partnerships.models import Membership, Municipality, Partnership

LISTS = ["listed_countries", "listed_topics", "listed_forms"]
NAMES = languages.columns("listed_name")
_name: Any = Partnership._meta.get_field(NAMES[0])
LENGTH = _name.max_length


def refresh(partnerships: QuerySet[Partnership]) -> None:
    """Write what has changed, and nothing else."""
    gathered = {f"now_{name}": expression for name, expression in (_lists() | _names()).items()}
    for partnership in partnerships.only(*LISTS, *NAMES).annotate(**gathered):
        now = {name: getattr(partnership, f"now_{name}") for name in LISTS}
        for code, name in zip(languages.CODES, NAMES, strict=True):
            places = getattr(partnership, f"now_{name}")
            now[name] = "\n".join(languages.sort_key(place, code) for place in places)[:LENGTH]
        if any(getattr(partnership, name) != value for name, value in now.items()):
            Partnership.objects.filter(pk=partnership.pk).update(**now)


def _lists() -> dict[str, ArraySubquery]:
    members = Membership.objects.filter(partnership=OuterRef("pk"))
    abroad = members.exclude(municipality__country="DE").order_by("municipality__country")
    return {
        "listed_countries": ArraySubquery(abroad.values_list("municipality__country").distinct()),
        "listed_topics": _terms(Partnership.topics.through, "topic_id"),
        "listed_forms": _terms(Partnership.forms.through, "cooperationform_id"),
    }


def _terms(through: Any, column: str) -> ArraySubquery:
    return ArraySubquery(through.objects.filter(partnership=OuterRef("pk")).order_by(column).values_list(column))


def _names() -> dict[str, ArraySubquery]:
    members = Membership.objects.filter(partnership=OuterRef("pk")).order_by("role", "sort_order")
    source = F(f"municipality__name_{languages.SOURCE}")
    return {
        name: ArraySubquery(members.values_list(Coalesce(NullIf(F(f"municipality__name_{code}"), Value("")), source)))
        for code, name in zip(languages.CODES, NAMES, strict=True)
    }


def follow() -> None:
    """Called once, when the app is ready."""
    post_save.connect(on_member, Membership, dispatch_uid="listing-member")
    post_delete.connect(on_member, Membership, dispatch_uid="listing-no-member")
    post_save.connect(on_municipality, Municipality, dispatch_uid="listing-municipality")
    for terms in (Partnership.topics.through, Partnership.forms.through):
        m2m_changed.connect(on_terms, terms, dispatch_uid=f"listing-{terms._meta.model_name}")


def keep_up() -> None:
    """What was written past the signals, such as by the version before, while this one was being installed."""
    refresh(Partnership.objects.all())


def on_member(sender: type[Membership], instance: Membership, **kwargs: Any) -> None:
    refresh(Partnership.objects.filter(pk=instance.partnership_id))


def on_municipality(sender: type[Municipality], instance: Municipality, **kwargs: Any) -> None:
    refresh(Partnership.objects.filter(memberships__municipality=instance).distinct())


def on_terms(sender: Any, instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any) -> None:
    if action.startswith("post_"):
        refresh(Partnership.objects.filter(pk__in=(pk_set or ()) if reverse else [instance.pk]))
