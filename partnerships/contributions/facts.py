"""The facts of a partnership's entry that readers and contacts may correct; an editor takes each over or leaves it."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.text import languages
from home import i18n, records
from home.models import User
from partnerships.models import Partnership, PartnershipIndexPage


def names() -> list[str]:
    """In the language of whoever reads them."""
    return ["legal_type", "stage", "since", "until", f"text_{languages.active()}"]


def change(partnership: Partnership, name: str, old: str, new: str, user: User, source: str) -> None:
    """Raises ValidationError if the entry says a third thing by now, or would be wrong."""
    now = getattr(partnership, name)
    if now == new:  # as somebody else has said, too
        return
    if now != old:
        raise ValidationError(
            _("The entry was changed meanwhile: it now says “%(value)s”. Please change it there.")
            % {"value": Partnership.fact_in_words(name, now)}
        )
    setattr(partnership, name, new)
    partnership.full_clean(validate_unique=False)
    partnership.save()
    log(partnership, "wagtail.edit", user=user, data={"source": source})


def _paths_of_directories() -> list[str]:
    return [page.url.strip("/") for page in i18n.readable(PartnershipIndexPage.objects.all())]


def record_at(path: str) -> records.Record | None:
    """The partnership whose page is at the path."""
    parent, _slash, address = path.strip("/").rpartition("/")
    partnership = Partnership.objects.public().at(address).first()
    if not partnership or parent not in _paths_of_directories():
        return None
    facts = [_fact(partnership, name) for name in names()]
    return records.Record(facts, partial(_take_over, partnership.pk))


def _field(name: str) -> Any:
    return Partnership._meta.get_field(name)


def _fact(partnership: Partnership, name: str) -> records.Fact:
    value = getattr(partnership, name)
    label = str(_field(name).verbose_name)
    return records.Fact(name, label[:1].upper() + label[1:], value, Partnership.fact_in_words(name, value))


@transaction.atomic
def _take_over(pk: int, name: str, old: str, new: str, user: User) -> None:
    partnership = Partnership.objects.select_for_update().get(pk=pk)
    change(partnership, name, old, _value_of(name, new), user, "report")


def _value_of(name: str, words: str) -> str:
    """What is stored for the words that a reader typed: of a choice its key."""
    choices = _field(name).choices or []
    return {str(label).casefold(): key for key, label in choices}.get(words.casefold(), words)
