"""Pictures and documents that are chosen in a form: those alone that whoever sends it may choose."""

from typing import Any

from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images

from home.models import User

POLICIES = {policy.model: policy for policy in (images, documents)}
File = tuple[type, str]


def files_in(field: Any, value: Any) -> set[File]:
    """Model and key of those in the value of a model's field."""
    if type(value) in POLICIES:
        return {(type(value), str(value.pk))}
    found = field.extract_references(value) if value and hasattr(field, "extract_references") else ()
    return {(model, str(key)) for model, key, *_path in found if model in POLICIES}


def open_to(user: User, model: type) -> Any:
    """Who may change one may choose it as well, as in Wagtail's choosers."""
    return POLICIES[model].instances_user_has_any_permission_for(user, ["choose", "change"])


def may_choose(user: User, files: set[File]) -> bool:
    for model in {model for model, _key in files}:
        keys = {key for which, key in files if which is model}
        if open_to(user, model).filter(pk__in=keys).count() < len(keys):
            return False
    return True
