"""One person's data, found by e-mail address through the rules: to show, to export, to erase, to erase again."""

import datetime
import json
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.crypto import salted_hmac

from core.privacy.models import ErasureRecord
from core.privacy.retention import RULES, Rule

SALT = "privacy.erasure"


def find(email: str) -> list[tuple[Rule, models.QuerySet[Any]]]:
    """`[(rule, rows)]` of every model that holds something about the person."""
    found = ((rule, rule.of_person(email)) for rule in RULES if rule.subject)
    return [(rule, rows) for rule, rows in found if rows.exists()]


def export(email: str) -> list[dict[str, Any]]:
    """All of it as plain values: `[{"what": …, "records": [[(field, value)]]}]`."""
    return [
        {"what": str(rule.model_class._meta.verbose_name_plural), "records": [_values(row) for row in rows]}
        for rule, rows in find(email)
    ]


def export_json(email: str) -> str:
    tables = [
        {"what": table["what"], "records": [dict(record) for record in table["records"]]} for table in export(email)
    ]
    return json.dumps(tables, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def _values(row: models.Model) -> list[tuple[str, Any]]:
    values = []
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if value in (None, "", [], {}) or field.primary_key:
            continue
        if isinstance(field, models.BinaryField):
            value = f"{len(value)} bytes"
        elif isinstance(field, models.FileField):
            value = value.name
        elif field.choices:
            value = str(getattr(row, f"get_{field.name}_display")())
        values.append((str(getattr(field, "verbose_name", field.name)), value))
    return values


def erase(email: str) -> int:
    """Take everything about the person and note it in the ledger; returns the number of records."""
    with transaction.atomic():
        number = sum(rule.apply(rows) for rule, rows in find(email))
        record = ErasureRecord.objects.create(address_hash=hashes_of(email)[0], rows=number)
        transaction.on_commit(lambda: _write_down(record))
    return number


def hashes_of(email: str, salt: str = SALT) -> list[str]:
    """The address's hash by the present key, then by earlier ones."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    address = email.strip().lower()
    return [salted_hmac(salt, address, secret=key, algorithm="sha256").hexdigest() for key in keys]


def _write_down(record: ErasureRecord) -> None:
    """Beside the database too, for a restored one does not know of the erasures since its backup."""
    settings.ERASURE_LEDGER.parent.mkdir(parents=True, exist_ok=True)
    with settings.ERASURE_LEDGER.open("a", encoding="ascii") as ledger:
        ledger.write(f"{record.address_hash} {record.erased_at.isoformat()}\n")


def replay() -> int:
    """Erase once more all whose erasure the ledger holds; what they sent us since then stays. Returns how many."""
    erased_at = _ledger()
    number = 0
    for rule in RULES:
        if not rule.subject:
            continue
        addresses = rule.model_class._base_manager.values_list(rule.subject, flat=True).distinct()
        for address in [address for address in addresses if address]:
            times = [erased_at[digest] for digest in hashes_of(address) if digest in erased_at]
            if times:
                rows = rule.of_person(address)
                if rule.created:
                    rows = rows.filter(**{f"{rule.created}__lte": max(times)})
                number += rule.apply(rows)
    return number


def _ledger() -> dict[str, datetime.datetime]:
    """`{hash: time of the last erasure}` from the database and the file; what only the file knows is stored too."""
    entries = set(ErasureRecord.objects.values_list("address_hash", "erased_at"))
    if settings.ERASURE_LEDGER.exists():
        lines = settings.ERASURE_LEDGER.read_text(encoding="ascii").splitlines()
        written = {(digest, datetime.datetime.fromisoformat(time)) for digest, time in map(str.split, lines)}
        ErasureRecord.objects.bulk_create(
            [ErasureRecord(address_hash=digest, erased_at=time) for digest, time in written - entries],
            ignore_conflicts=True,
        )
        entries |= written
    latest: dict[str, datetime.datetime] = {}
    for digest, time in entries:
        latest[digest] = max(time, latest.get(digest, time))
    return latest
