"""The files of notes go with their notes."""

from django.db import transaction


def delete_file(instance, **kwargs):
    if instance.file:
        storage, name = instance.file.storage, instance.file.name
        transaction.on_commit(lambda: storage.delete(name))
