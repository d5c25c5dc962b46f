"""
One person's data, found by e-mail address and name: to show, to export, to erase, to erase again.

What a rule of retention leads to belongs to the person, and goes as the rule says. Wherever else their address or name
stands, the row is somebody else's, and only the words are taken out of it. A name is not unique: which of the rows
found by it are meant, an officer says.
"""

import datetime
import json
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from core.mail.models import OutboxMail
from core.privacy import ledger, mentions, proving
from core.privacy.models import ErasureRecord
from core.privacy.retention import RULES, Rule

SALT = "privacy.erasure"
_secrets: dict[str, tuple[tuple[str, ...], Callable[[Any], bool]]] = {}
_readers: dict[str, Callable[[Any], dict[str, Any]]] = {}


def keep_secret(model: str, *names: str, where: Callable[[Any], bool] = lambda row: True) -> None:
    """Neither show nor export these fields: whoever knew them could log in as the person."""
    _secrets[model] = names, where


def read_by(model: str, reader: Callable[[Any], dict[str, Any]]) -> None:
    """Show and export what it says of a row, by the names of fields, in place of keys and numbers that are stored."""
    _readers[model] = reader


@dataclass
class Place:
    """One row that holds something about the person."""

    row: models.Model
    rule: Rule | None  # None: the row stays, only address and name go
    is_certain: bool  # by the address; or else by the name
    belongings: list[models.Model] = field(default_factory=list)  # what is deleted along with the row

    @property
    def key(self) -> str:
        return key_of(self.row)

    @property
    def what(self) -> str:
        return str(self.row._meta.verbose_name)


def key_of(row: models.Model) -> str:
    return f"{row._meta.label}:{row.pk}"


def find(email: str, name: str = "") -> list[Place]:
    """Every row that holds something about the person, once: those of the person first."""
    found: dict[str, Place] = {}
    for rule in RULES:
        for rows, is_certain in ((rule.of_person(email), True), (rule.of_name(name), False)):
            for row in rows:
                found.setdefault(key_of(row), Place(row, rule, is_certain))
    _add_belongings(found)
    theirs = {*found, *(key_of(row) for place in found.values() for row in place.belongings)}
    by_address = _mentions(mentions.Search(email))
    for key, row in (_mentions(mentions.Search(name=name)) | by_address).items():
        if key not in theirs:
            found[key] = Place(row, _rule_of_whole(row), key in by_address)
    return list(found.values())


def _mentions(search: mentions.Search) -> dict[str, models.Model]:
    keys: dict[type[models.Model], list[str]] = defaultdict(list)
    for model, key in search.places():
        keys[model].append(key)
    rows = [row for model in keys for row in model._base_manager.filter(pk__in=keys[model])]
    return {key_of(row): row for row in rows}


def _rule_of_whole(row: models.Model) -> Rule | None:
    return next((rule for rule in RULES if rule.whole and isinstance(row, rule.model_class)), None)


def _add_belongings(found: dict[str, Place]) -> None:
    """With as many queries for many rows of a model as for one."""
    of_model: dict[type[models.Model], dict[Any, Place]] = defaultdict(dict)
    for place in found.values():
        of_model[type(place.row)][place.row.pk] = place
    for model, places in of_model.items():
        for relation in model._meta.related_objects:
            if relation.on_delete is models.CASCADE:
                lookup = relation.field.name
                related: Any = relation.related_model
                for row in related._base_manager.filter(**{f"{lookup}__in": list(places)}):
                    places[getattr(row, relation.field.attname)].belongings.append(row)
        kind = ContentType.objects.get_for_model(model)
        for mail in OutboxMail.objects.filter(about_type=kind, about_id__in=_numbers(places), erased_at=None):
            if key_of(mail) not in found:
                places[mail.about_id].belongings.append(mail)


def _numbers(keys: Collection[Any]) -> list[int]:
    return [key for key in keys if isinstance(key, int)]


def chosen(email: str, name: str = "", keys: Collection[str] | None = None) -> list[Place]:
    """Of what is found, the places with these keys; without any said, what is certain."""
    return [place for place in find(email, name) if (place.is_certain if keys is None else place.key in keys)]


def export(places: list[Place], search: mentions.Search) -> list[dict[str, Any]]:
    """All of it as plain values: `[{"what": …, "records": [[(field, value)]]}]`."""
    records: dict[str, list[list[tuple[str, Any]]]] = defaultdict(list)
    for place in places:
        for row in (place.row, *place.belongings):
            records[str(row._meta.verbose_name_plural)].append(values(row) if place.rule else search.excerpts(row))
    return [{"what": what, "records": rows} for what, rows in records.items()]


def export_json(email: str, name: str = "", keys: Collection[str] | None = None) -> str:
    tables = export(chosen(email, name, keys), mentions.Search(email, name))
    for table in tables:
        table["records"] = [dict(record) for record in table["records"]]
    return json.dumps(tables, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def values(row: models.Model) -> list[tuple[str, Any]]:
    found = []
    names, where = _secrets.get(row._meta.label, ((), bool))
    hidden = names if where(row) else ()
    words = _readers[row._meta.label](row) if row._meta.label in _readers else {}
    for column in row._meta.concrete_fields:
        value = words.get(column.name, getattr(row, column.attname))
        if value in (None, "", [], {}) or column.primary_key or column.name in hidden:
            continue
        if isinstance(column, models.BinaryField):
            value = f"{len(value)} bytes"
        elif isinstance(column, models.FileField):
            value = value.name
        elif column.choices:
            value = str(getattr(row, f"get_{column.name}_display")())
        found.append((str(getattr(column, "verbose_name", column.name)), value))
    return found


def erase(email: str, name: str = "", keys: Collection[str] | None = None) -> int:
    """
    Take what is chosen about the person and note it in the ledger; returns the number of records.

    The rules go first; then address and name are taken out of whatever is left of it.
    """
    with transaction.atomic():
        places = [place for place in chosen(email, name, keys) if is_erasable(place)]
        _by_rules(places)
        _words_of({key_of(row) for place in places for row in (place.row, *place.belongings)}, email, name)
        if email:
            record = ErasureRecord.objects.create(address_hash=hashes_of(email)[0], rows=len(places))
            transaction.on_commit(lambda: ledger.write_down(record))
    return len(places)


def _words_of(keys: Collection[str], email: str, name: str) -> None:
    search = mentions.Search(email, name)
    rows: dict[type[models.Model], list[str]] = defaultdict(list)
    for model, key in search.places():
        if f"{model._meta.label}:{key}" in keys:
            rows[model].append(key)
    for model, keys_of_model in rows.items():
        search.take_out(model, keys_of_model)


def _by_rules(places: list[Place]) -> None:
    rows: dict[int, list[Any]] = defaultdict(list)
    for place in places:
        if place.rule:
            rows[RULES.index(place.rule)].append(place.row.pk)
    for number, keys in rows.items():
        RULES[number].apply(RULES[number].model_class._base_manager.filter(pk__in=keys))


def is_erasable(place: Place) -> bool:
    """Whether an officer may erase it; an account that is in use, for one, only an administrator ends."""
    model = type(place.row)
    wishes = [rule.at_wish for rule in RULES if rule.at_wish is not None and rule.model_class is model]
    return not wishes or model._base_manager.filter(*wishes, pk=place.row.pk).exists()


def hashes_of(email: str, salt: str = SALT) -> list[str]:
    """The address's hash by the present key, then by earlier ones."""
    return [proof.hexdigest() for proof in proving.proofs(salt, email.strip().lower())]


@transaction.atomic
def replay() -> int:
    """
    Erase once more all whose erasure the ledger holds; what they sent us since then stays. Returns how many.

    In one transaction with the note of it: a replay that was killed has to be made again.
    """
    written = ledger.entries()
    erased_at = _latest(ledger.recorded() | written)
    number = 0
    for rule in RULES:
        rows_of_rule = rule.model_class._base_manager
        addresses = {address for way in rule.subjects for address in rows_of_rule.values_list(way, flat=True)}
        for address in filter(None, addresses):
            times = [erased_at[digest] for digest in hashes_of(address) if digest in erased_at]
            if times:
                number += rule.apply(rule.of_person(address).filter(**{f"{rule.created}__lte": max(times)}))
    ErasureRecord.objects.bulk_create(
        [ErasureRecord(address_hash=digest, erased_at=moment) for digest, moment in written],
        ignore_conflicts=True,
    )
    return number


def _latest(entries: set[ledger.Entry]) -> dict[str, datetime.datetime]:
    latest: dict[str, datetime.datetime] = {}
    for digest, moment in entries:
        latest[digest] = max(moment, latest.get(digest, moment))
    return latest
