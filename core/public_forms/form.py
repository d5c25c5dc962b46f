from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from core.privacy import retention
from core.privacy.processing import Processing
from core.public_forms.bar import PROOF_NAME, Asked
from core.public_forms.limits import Limits
from core.public_forms.models import KeptFile, Submission
from core.public_forms.uploads import UploadField
from core.text import characters

TOKEN_NAME = "form_token"  # noqa: S105
TRAP_NAME = "homepage"
CONSENT_NAME = "consent"
NOT_TYPED = {TOKEN_NAME, PROOF_NAME}
NO_NAME = forms.Field.default_error_messages["required"]
SHORT_LABELS = {CONSENT_NAME: _("Consent")}
MAX_SHORT = 200
MAX_LONG = 5000
CSS = {
    forms.CheckboxInput: "kern-form-check__checkbox",
    forms.CheckboxSelectMultiple: "kern-form-check__checkbox",
    forms.RadioSelect: "kern-form-check__radio",
    forms.Select: "kern-form-input__select",
}


@dataclass(frozen=True)
class Personal:
    """What a field's data are for, and which class of `core.privacy.retention.PERIODS` says how long they stay."""

    purpose: StrOrPromise
    retention: str


@dataclass(frozen=True)
class Consent:
    """What people must agree to; its very words are recorded with each form."""

    text: StrOrPromise


FORMS: "dict[str, type[PublicForm]]" = {}
FieldType = TypeVar("FieldType", bound=forms.Field)


def form_named(name: str) -> "type[PublicForm] | None":
    """The form that bears the name, or None. Forms are known by being loaded, which each app's `wiring` sees to."""
    return FORMS.get(name)


def personal(field: FieldType, *, purpose: StrOrPromise, retention: str) -> FieldType:
    """Declare that a field asks for personal data; the form tells people what for and for how long."""
    field.personal = Personal(purpose, retention)  # type: ignore[attr-defined]  # a mark of ours
    return field


class PublicForm(forms.Form):
    """Base of all forms that anyone may send; `core.public_forms` says how to use it."""

    data: MultiValueDict[str, Any]
    # Of a form that comes back: files, and what is asked of its sender while very many forms come in.
    kept_files: Sequence[KeptFile] = ()
    asked: Asked | None = None
    name = ""  # stable: tokens and records are bound to it
    heading: StrOrPromise = ""
    submit_label: StrOrPromise = _("Send")
    consent: Consent | None = None
    processing: Processing | None = None  # for the privacy notice; purposes and periods stand at the fields
    limits = Limits()
    repeats_words = True  # page and mail say after sending what was sent
    # In how many steps of PUBLIC_FORMS_STEP an answer waits: more where an address that is known takes much less.
    answer_steps = 1
    # Who may open the files that came with it.
    attachment_permission: str | None = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if name := vars(cls).get("name"):  # what only inherits a name is sent in the place of the form that has it
            if name in FORMS:
                raise ImproperlyConfigured(f"Two forms bear the name “{name}”: {FORMS[name]} and {cls}.")
            FORMS[name] = cls

    def __init__(
        self, data: QueryDict | None = None, files: MultiValueDict[str, UploadedFile] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(None, files, **({"prefix": None, "auto_id": "id_%s"} | kwargs))
        self.prepare()
        if self.consent:
            self.fields[CONSENT_NAME] = forms.BooleanField(
                label=self.consent.text, error_messages={"required": _("Without your consent we cannot go on.")}
            )
        self.order_fields(self.field_order)
        if data is not None:
            self.is_bound, self.data, self.files = True, self._stripped(data), files or MultiValueDict()
        for field in self.fields.values():
            self._limit_length(field)
            self._name_in_errors(field)
        style(self)

    @classmethod
    def for_target(cls, target: str, data: QueryDict) -> Self | None:
        """The form as it was sent, though its target may be gone; None where it cannot be made without."""
        return cls(data=data)

    def prepare(self) -> None:
        """Give fields what depends on the language or the database, such as choices."""

    def _limit_length(self, field: forms.Field) -> None:
        if isinstance(field, forms.CharField) and field.max_length is None:
            field.max_length = MAX_LONG if isinstance(field.widget, forms.Textarea) else MAX_SHORT
            field.validators.append(MaxLengthValidator(field.max_length))

    def _name_in_errors(self, field: forms.Field) -> None:
        """Say what is missing, for those too who hear or read the message far from its field."""
        if field.error_messages["required"] == NO_NAME:
            words = _("Please tick: %(label)s") if _is_box(field) else _("Please fill in: %(label)s")
            field.error_messages["required"] = words % {"label": field.label}

    def _stripped(self, data: QueryDict) -> QueryDict:
        """A copy of what was sent in which no text carries what deceives."""
        clean = QueryDict(mutable=True)
        for name, values in data.lists():
            widget = getattr(self.fields.get(name), "widget", None)
            multiline = isinstance(widget, forms.Textarea)
            clean.setlist(name, [characters.strip_deceptive_characters(value, multiline) for value in values])
        return clean

    def save(self, submission: Submission) -> dict[str, Any] | None:
        """Store what was sent; returns the receipt. Called within a transaction."""
        raise NotImplementedError

    @property
    def known_receipt(self) -> dict[str, Any]:
        """The receipt as far as it is known before `save`; what that returns takes its place."""
        return {}

    @property
    def digest(self) -> str:
        """Tells a second post of the same words from one in which something was changed."""
        values = sorted((name, values) for name, values in self.data.lists() if name not in NOT_TYPED)
        files = sorted((name, [(file.name, file.size) for file in self.files.getlist(name)]) for name in self.files)
        return salted_hmac("public_forms.digest", repr((values, files)), algorithm="sha256").hexdigest()

    @property
    def is_trapped(self) -> bool:
        """Whether the field that nobody sees was filled."""
        return bool(self.data.get(TRAP_NAME))

    @property
    def lost_files(self) -> bool:
        """Whether files were chosen that have to be chosen again, since neither browser nor site keeps them."""
        return self.is_bound and sum(len(files) for _name, files in self.files.lists()) > len(self.kept_files)

    @classmethod
    def takes_files(cls) -> bool:
        """Most forms do not, and need not ask what was kept: least of all that for which a crowd comes."""
        return any(isinstance(field, UploadField) for field in cls.base_fields.values())

    @property
    def uses_of_data(self) -> list[tuple[StrOrPromise, StrOrPromise, list[StrOrPromise]]]:
        """`[(purpose, how long, labels of the fields)]` for what the form tells people about their data."""
        uses: dict[Personal, list[StrOrPromise]] = {}
        for field in self.fields.values():
            if declared := getattr(field, "personal", None):
                uses.setdefault(declared, []).append(field.label or "")
        return [(declared.purpose, self.how_long(declared.retention), labels) for declared, labels in uses.items()]

    def how_long(self, period: str) -> StrOrPromise:
        return retention.PERIODS[period].words

    @property
    def error_list(self) -> list[tuple[str, StrOrPromise, str]]:
        """`[(identifier to link to, label, message)]` in the order of the form; no label if the message names it."""
        return [
            (
                _first_id(field),
                "" if str(field.label) in message else SHORT_LABELS.get(field.name, field.label),
                message,
            )
            for field in self
            for message in map(str, field.errors)
        ]

    @property
    def consent_field(self) -> forms.BoundField:
        return self[CONSENT_NAME]


def style(form: forms.Form) -> None:
    """Let the fields look like those of the design system."""
    for name, field in form.fields.items():
        css = next((css for widget, css in CSS.items() if isinstance(field.widget, widget)), "kern-form-input__input")
        field.widget.attrs["class"] = f"{css} {css}--error" if form.is_bound and name in form.errors else css


def _is_box(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.CheckboxInput)


def _first_id(field: forms.BoundField) -> str:
    """A group of choices has no field of its own to go to but the first."""
    return field.subwidgets[0].id_for_label if field.use_fieldset and field.subwidgets else field.id_for_label
