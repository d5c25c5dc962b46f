"""Records that came by a public form."""

from typing import Any

from django.db.models.signals import post_delete

from core.mail import erasing
from core.privacy import links
from core.public_forms.models import Submission


def follow() -> None:
    """Whichever way such a record goes: by a rule, in the admin, or with what it belongs to."""
    for relation in Submission._meta.related_objects:
        if relation.one_to_one:
            model: Any = relation.related_model
            post_delete.connect(forget, model, dispatch_uid=f"forget-{model._meta.label}")


def forget(instance: Any, **kwargs: Any) -> None:
    """Of a record that is deleted: the mails about it, its links, the form that it came by and that form's files."""
    erasing.erase_about(instance)
    links.revoke(instance)
    if instance.submission_id:
        Submission.objects.filter(pk=instance.submission_id).delete()
