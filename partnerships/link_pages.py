"""What people do by the links in our mails: one page for all scopes of this app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.mail import outbox
from core.privacy import links
from core.public_forms.kept import typed
from core.public_forms.link_views import for_holder
from core.text.characters import strip_deceptive_characters

MAX_TEXT = 5000


@dataclass(frozen=True)
class LinkPage:
    """
    What a link of one scope opens.

    `show(record)` gives `heading`, `paragraphs`, and where there are any `success` (what is done by now), `facts`
    (pairs), `buttons` (pairs of action and label) and `text_label` of a field; `done` tells, by action, what was done
    where it leaves the page as it was. `actions` are called with the record and that field's text. Where more is to be
    filled in, `form(record, data)` makes a `PublicForm`, and the actions get it in the place of the text.
    """

    show: Callable
    actions: dict
    form: Callable | None = None


_pages: dict[str, LinkPage] = {}


def register_page(scope, show, form=None, **actions):
    _pages[scope] = LinkPage(show, actions, form)


def link(scope, record, language, days):
    """The address of a new link for a mail."""
    token = links.create(scope, record, timedelta(days=days))
    with translation.override(language):
        return outbox.absolute(reverse("partnerships:link_page", args=[scope, token]))


def _unknown(request):
    return TemplateResponse(request, "partnerships/link_unknown.html", {"typed": _words(request)}, status=404)


@for_holder(unknown=_unknown)
def show(request, record, scope):
    page = _pages.get(scope)
    if page is None:  # a link of another app
        return _unknown(request)
    return _act(request, page, record) if request.method == "POST" else _page(request, page, record)


def _act(request, page, record):
    text = strip_deceptive_characters(request.POST.get("text", ""), multiline=True).strip()
    form = page.form(record, request.POST) if page.form else None
    try:
        action = page.actions.get(request.POST.get("action"))
        if action is None:
            raise ValidationError(_("Please choose what to do."))
        if len(text) > MAX_TEXT:
            raise ValidationError(_("Please write at most %(count)s letters.") % {"count": MAX_TEXT})
        if form is not None and not form.is_valid():
            return _page(request, page, record, form=form, status=422)
        action(record, text if form is None else form)
    except ValidationError as error:
        return _page(request, page, record, form, error.messages[0], text, 422)
    return HttpResponseRedirect(f"{request.path}?done={request.POST['action']}")


def _words(request):
    """What was written to a link that takes it no more."""
    texts = [
        strip_deceptive_characters(request.POST.get(name, ""), multiline=True).strip() for name in ("text", "message")
    ]
    return [(_("Your words"), text[:MAX_TEXT]) for text in texts if text]


def _page(request, page, record, form=None, error="", text="", status=200):
    shown = page.show(record)
    if page.form and shown.get("buttons"):
        shown["form"] = form or page.form(record, None)
    if done := shown.get("done", {}).get(request.GET.get("done")):
        shown["success"] = done
    context = shown | {"error": error, "text": text}
    if error and not shown.get("buttons"):  # there is no field any more in which the words could stand
        context["typed"] = typed(form) if form else _words(request)
    return TemplateResponse(request, "partnerships/link_page.html", context, status=status)
