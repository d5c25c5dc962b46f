"""
What somebody typed into a form: repeated once it was sent, and shown to be copied where it is taken no more, as nothing
that is typed may be lost.
"""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.forms import BoundField
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from core.public_forms.form import CONSENT_NAME, NOT_TYPED, TOKEN_NAME, TRAP_NAME, PublicForm, form_named
from core.public_forms.token import Token


def typed(form: PublicForm) -> list[tuple[StrOrPromise, str]]:
    """`[(label, words)]` of a form that was sent, in its order; without what is empty."""
    found = [(field.label, _words(field)) for field in form if field.name != CONSENT_NAME] if form.is_bound else []
    return [(label, words) for label, words in found if words]


def sent(form: PublicForm) -> dict[str, Any]:
    """What is kept for a short time to be repeated, and the address by which it is found for the person."""
    if not form.repeats_words:
        return {}
    return {"email": form.cleaned_data.get("email", ""), "words": [(str(label), text) for label, text in typed(form)]}


def typed_in(request: HttpRequest) -> list[tuple[StrOrPromise, str]]:
    """
    The same for a request to where there is no form any more, since its page or what it was about is gone.

    Only the token that we gave with a form tells which it was; without one the answer is empty.
    """
    try:
        token = Token.load(request.POST.get(TOKEN_NAME, "")) if request.method == "POST" else None
    except (BadRequest, MultiPartParserError, UnreadablePostError):  # no form at all
        return []
    form_class = form_named(token.form) if token else None
    form = form_class.for_target(token.target, request.POST) if token and form_class else None
    return typed(form) if form else []


def typed_without_database(post: QueryDict) -> list[tuple[StrOrPromise, str]]:
    """
    The same as far as the class of the form alone tells: what an editor has asked besides is in the database.

    Choices that lie there have no words either, and are left out.
    """
    token = Token.load(post.get(TOKEN_NAME, ""))
    form_class = form_named(token.form) if token else None
    if not form_class:
        return []
    known: list[tuple[StrOrPromise, str]] = []
    others = []
    for name, values in post.lists():
        field = form_class.base_fields.get(name)
        text = "\n".join(values).strip()
        if field is None:
            others += [text] if name not in {*NOT_TYPED, TRAP_NAME, CONSENT_NAME} else []
        elif isinstance(field, forms.BooleanField):
            known.append((field.label or "", _("Yes")))
        elif isinstance(field, forms.CharField | forms.DateField | forms.IntegerField):
            known.append((field.label or "", text))
    return [(label, text) for label, text in [*known, (_("Other answers"), "\n".join(filter(None, others)))] if text]


def _words(field: BoundField) -> str:
    if isinstance(field.field, forms.FileField):
        return "\n".join(file.name or "" for file in field.form.files.getlist(field.name))
    cleaned = getattr(field.form, "cleaned_data", {}).get(field.name)
    value = cleaned if isinstance(cleaned, str) else field.value()
    if isinstance(field.field, forms.BooleanField):
        return _("Yes") if value else ""
    labels = {str(key): label for key, label in getattr(field.field, "choices", ())}
    chosen = value if isinstance(value, list) else [value]
    return "\n".join(str(labels.get(part, part)) for part in chosen if part).strip()
