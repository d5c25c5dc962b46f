"""The files of notes go with their notes, or when another takes their place."""

from typing import Any

from django.db import transaction

from partnerships.models import GroupNote


def delete_file(instance: GroupNote, **kwargs: Any) -> None:
    if instance.file:
        storage, name = instance.file.storage, instance.file.name
        transaction.on_commit(lambda: storage.delete(name))


def delete_former_file(instance: GroupNote, **kwargs: Any) -> None:
    """Before a note is saved with another file, or with none."""
    for former in GroupNote.objects.filter(pk=instance.pk).exclude(file=instance.file.name or ""):
        delete_file(former)
