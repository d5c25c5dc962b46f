"""The files of notes go with their notes."""

from typing import Any

from django.db import transaction

from partnerships.models import GroupNote


def delete_file(instance: GroupNote, **kwargs: Any) -> None:
    if instance.file:
        storage, name = instance.file.storage, instance.file.name
        transaction.on_commit(lambda: storage.delete(name))
