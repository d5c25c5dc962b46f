"""
The ledger: a file outside the database that names, as hashes, whose data were erased and when.

A restored database does not know of the erasures since its backup; the file does. Each line is an `ErasureRecord`. What
the file lacks, `complete` writes; what the database lacks has not been erased again yet, and the site is not ready.
"""

import datetime
import logging
import os
import re

from django.conf import settings

from core.privacy.models import ErasureRecord

logger = logging.getLogger(__name__)

Entry = tuple[str, datetime.datetime]
LINE = re.compile(r"([0-9a-f]{64}) (\S+)")
_known: set[tuple[int, int, int, int]] = set()  # states of file and database in which each line was known


def entries() -> set[Entry]:
    """What the file holds."""
    try:
        return read(settings.ERASURE_LEDGER.read_text(encoding="ascii", errors="replace"))
    except FileNotFoundError:
        return set()


def read(text: str) -> set[Entry]:
    """The lines of a ledger; one that was cut off when the disk was full is none."""
    return {entry for line in text.splitlines() if (entry := _entry(line))}


def as_text(entries: set[Entry]) -> str:
    return "".join(f"{digest} {moment.isoformat()}\n" for digest, moment in sorted(entries, key=lambda it: it[1]))


def _entry(line: str) -> Entry | None:
    found = LINE.fullmatch(line.strip())
    try:
        moment = datetime.datetime.fromisoformat(found[2]) if found else None
    except ValueError:
        return None
    return (found[1], moment) if found and moment and moment.tzinfo else None


def recorded() -> set[Entry]:
    return set(ErasureRecord.objects.values_list("address_hash", "erased_at"))


def add(new: set[Entry]) -> int:
    """Write what the file lacks, on the disk before this returns; raises OSError when it cannot be written."""
    lacking = new - entries()
    if not lacking:
        return 0
    path = settings.ERASURE_LEDGER
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as ledger:
        if ledger.tell() and not _ends_a_line(ledger.fileno(), ledger.tell()):
            ledger.write(b"\n")
        ledger.write(as_text(lacking).encode("ascii"))
        ledger.flush()
        os.fsync(ledger.fileno())
    return len(lacking)


def _ends_a_line(descriptor: int, size: int) -> bool:
    return os.pread(descriptor, 1, size - 1) == b"\n"


def write_down(record: ErasureRecord) -> None:
    """After the commit of an erasure, which holds whether or not the file can be written: `complete` tries again."""
    try:
        add({(record.address_hash, record.erased_at)})
    except OSError as error:
        logger.error("An erasure could not be written to the ledger: %s", error.strerror)


def complete() -> int:
    """Write down each erasure that the file lacks; returns how many. Raises OSError while it cannot be written."""
    return add(recorded())


# Whether file and database agree, moments tell: whose erasures they were, the public side’s role may not read.


def is_complete() -> bool:
    """Whether the file could be read and holds each erasure."""
    try:
        return _recorded_moments() <= _written_moments()
    except OSError:
        return False


def is_replayed() -> bool:
    """Whether the database knows of every erasure that the file holds. Cheap while nothing changes."""
    try:
        file = settings.ERASURE_LEDGER.stat()
    except FileNotFoundError:
        return True
    state = (file.st_ino, file.st_mtime_ns, file.st_size, ErasureRecord.objects.count())
    if state not in _known:
        if not _written_moments() <= _recorded_moments():
            return False
        _known.clear()
        _known.add(state)
    return True


def _written_moments() -> set[datetime.datetime]:
    return {moment for _digest, moment in entries()}


def _recorded_moments() -> set[datetime.datetime]:
    return set(ErasureRecord.objects.values_list("erased_at", flat=True))
