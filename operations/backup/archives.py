"""Folders of uploaded files as tar archives, in streams."""

import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from operations import disks
from operations.backup.programs import BackupError


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


def roots() -> dict[str, Path]:
    return {"media": Path(settings.MEDIA_ROOT), "documents": disks.documents_root()}


def files(root: Path) -> Iterator[Path]:
    """Without the smaller sizes of pictures, which `make_renditions` makes anew."""
    left_out = root / "images" if root == Path(settings.MEDIA_ROOT) else None
    for path in sorted(root.rglob("*")):
        if left_out not in path.parents and path.is_file() and not path.is_symlink():
            yield path


def size(root: Path) -> int:
    return sum(path.stat().st_size for path in files(root))


def pack(root: Path, into: IO[bytes]) -> Count:
    count = Count()
    with tarfile.open(fileobj=into, mode="w|") as archive:
        for path in files(root):
            try:
                archive.add(path, arcname=str(path.relative_to(root)), recursive=False)
            except FileNotFoundError:  # deleted a moment ago
                continue
            count.add(archive.members[-1].size)  # type: ignore[attr-defined]
            archive.members.clear()  # type: ignore[attr-defined]  # else it would remember each file
    return count


def unpack(source: IO[bytes], root: Path) -> Count:
    """Over what is there. Raises BackupError for an archive that leads out of the folder, or is none."""
    count = Count()
    root.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for member in archive:
                archive.extract(member, root, filter="data")
                count.add(member.size)
                archive.members.clear()  # type: ignore[attr-defined]
    except tarfile.TarError as error:
        raise BackupError(f"The archive for {root} cannot be unpacked: {error}") from error
    return count
