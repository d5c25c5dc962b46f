"""What the privacy notice says: the forms' own declarations, then what else the program does with personal data."""

from dataclasses import replace

from core.privacy.processing import REGISTER, Processing
from core.public_forms.form import FORMS, PublicForm


def all_processing() -> list[Processing]:
    """Forms that are told alike are told once."""
    return list(dict.fromkeys([*filter(None, map(_of_form, FORMS.values())), *REGISTER]))


def _of_form(form: type[PublicForm]) -> Processing | None:
    if form.processing is None:
        return None
    declared = [field.personal for field in form.base_fields.values() if hasattr(field, "personal")]
    return replace(
        form.processing,
        purposes=tuple(dict.fromkeys([*(use.purpose for use in declared), *form.processing.purposes])),
        periods=tuple(dict.fromkeys([*(use.retention for use in declared), *form.processing.periods])),
    )
