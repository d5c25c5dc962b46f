"""Uploaded files as tar archives, in streams: from folders or buckets, and back into either."""

import posixpath
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import IO

from django.core.exceptions import SuspiciousOperation
from django.core.files import File
from django.core.files.storage import Storage, storages

from core.uploads.replacing import replace
from operations.backup.programs import BackupError

IN_MEMORY = 5 * 1024 * 1024  # bytes of one file


@dataclass
class Count:
    """How many files there are, and of how many bytes in all."""

    number: int = 0
    bytes: int = 0

    def add(self, size: int) -> None:
        self.number += 1
        self.bytes += size

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


def places() -> dict[str, Storage]:
    return {"media": storages["default"], "documents": storages["documents"]}


def files(storage: Storage, folder: str = "") -> Iterator[str]:
    """Without the smaller sizes of pictures, which `make_renditions` makes anew."""
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever uploaded
        return
    yield from (posixpath.join(folder, name) for name in sorted(names) if name)
    for name in sorted(folders):
        if (storage, folder, name) != (storages["default"], "", "images"):
            yield from files(storage, posixpath.join(folder, name))


def size(storage: Storage) -> int:
    return sum(storage.size(name) for name in files(storage))


def pack(storage: Storage, into: IO[bytes]) -> Count:
    count = Count()
    with tarfile.open(fileobj=into, mode="w|") as archive:
        for name in files(storage):
            try:
                with storage.open(name) as file:
                    member = tarfile.TarInfo(name)
                    member.size, member.mode = file.size, 0o640
                    archive.addfile(member, file)
            except FileNotFoundError:  # deleted a moment ago
                continue
            count.add(member.size)
            archive.members.clear()  # type: ignore[attr-defined]  # else it would remember each file
    return count


def unpack(source: IO[bytes], storage: Storage) -> Count:
    """Over what is there. Raises BackupError for an archive that leads elsewhere, or is none."""
    count = Count()
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for member in archive:
                if member.isdir():
                    continue
                _store(archive, member, storage)
                count.add(member.size)
                archive.members.clear()  # type: ignore[attr-defined]
    except (tarfile.TarError, SuspiciousOperation) as error:
        raise BackupError(f"The archive cannot be unpacked: {error}") from error
    return count


def _store(archive: tarfile.TarFile, member: tarfile.TarInfo, storage: Storage) -> None:
    """Only plain files: nothing else was ever packed."""
    content = archive.extractfile(member) if member.isreg() else None
    if content is None:
        raise BackupError(f"The archive cannot be unpacked: {member.name} is no file.")
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:  # a bucket may have to read it again
        shutil.copyfileobj(content, copy)
        copy.seek(0)
        replace(storage, member.name, File(copy))
