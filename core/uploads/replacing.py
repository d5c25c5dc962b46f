import os
import secrets

from django.core.files import File
from django.core.files.storage import Storage


def replace(storage: Storage, name: str, content: File) -> None:
    """Store under this very name, in one step: readers get the old file or the new one, and nobody half of one."""
    try:
        path = storage.path(name)
    except NotImplementedError:  # not on a disk: a bucket takes a file whole or not at all
        storage._save(name, content)  # type: ignore[attr-defined]  # noqa: SLF001 (`save` would take another name)
        return
    part = f"{name}.{secrets.token_hex(4)}.part"
    try:
        os.replace(storage.path(storage.save(part, content)), path)
    except BaseException:
        storage.delete(part)  # as much of it as found room
        raise
