"""The files of notes go with their notes."""

from django.db import transaction
from django.db.models.signals import post_delete

from partnerships.models import GroupNote


def connect():
    post_delete.connect(_delete, GroupNote, dispatch_uid="group-note-file")


def _delete(instance, **kwargs):
    if instance.file:
        storage, name = instance.file.storage, instance.file.name
        transaction.on_commit(lambda: storage.delete(name))
