"""What people do by the links in our mails. GET shows, POST does: mail scanners open links."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home import links, mail
from home.public_forms import origin, typed
from home.public_forms.text import harmless

MAX_TEXT = 5000


@dataclass(frozen=True)
class Door:
    """
    What a link of one scope opens.

    `show(record)` gives `heading`, `paragraphs`, and where there are any `facts` (pairs), `buttons` (pairs of action
    and label) and `text_label` of a field; `actions` are called with the record and that field's text. Where more is to
    be filled in, `form(record, data)` makes a `PublicForm`, and the actions get it in the place of the text.
    """

    show: Callable
    actions: dict
    form: Callable | None = None


_doors = {}


def register(scope, show, form=None, **actions):
    _doors[scope] = Door(show, actions, form)


def link(scope, record, language, days):
    """The address of a new link for a mail."""
    token = links.create(scope, record, timedelta(days=days))
    with translation.override(language):
        return mail.absolute(reverse("partnerships_by_link", args=[scope, token]))


@csrf_exempt  # the token in the address is what allows it, and no cookie goes along
@require_http_methods(["GET", "HEAD", "POST"])
@links.private
def by_link(request, scope, token):
    door = _doors.get(scope)
    record = links.resolve(token, scope) if door else None
    if record is None:
        context = {"typed": _words(request)}
        return TemplateResponse(request, "partnerships/link_unknown.html", context, status=404)
    if request.method != "POST":
        return _page(request, door, record)
    if origin.is_cross_site(request):
        raise PermissionDenied("a form of ours was sent by another site")
    return _act(request, door, record)


def _act(request, door, record):
    text = harmless(request.POST.get("text", ""), multiline=True).strip()
    form = door.form(record, request.POST) if door.form else None
    try:
        action = door.actions.get(request.POST.get("action"))
        if action is None:
            raise ValidationError(_("Please choose what to do."))
        if len(text) > MAX_TEXT:
            raise ValidationError(_("Please write at most %(count)s letters.") % {"count": MAX_TEXT})
        if form is not None and not form.is_valid():
            return _page(request, door, record, form=form, status=422)
        action(record, text if form is None else form)
    except ValidationError as error:
        return _page(request, door, record, form, error.messages[0], text, 422)
    return HttpResponseRedirect(request.path)


def _words(request):
    """What was written to a link that takes it no more."""
    texts = [harmless(request.POST.get(name, ""), multiline=True).strip() for name in ("text", "message")]
    return [(_("Your words"), text[:MAX_TEXT]) for text in texts if text]


def _page(request, door, record, form=None, error="", text="", status=200):
    shown = door.show(record)
    if door.form and shown.get("buttons"):
        shown["form"] = form or door.form(record, None)
    context = shown | {"error": error, "text": text}
    if error and not shown.get("buttons"):  # there is no field any more in which the words could stand
        context["typed"] = typed(form) if form else _words(request)
    return TemplateResponse(request, "partnerships/by_link.html", context, status=status)
