"""The admin's pages on personal data: what is overdue, and what lies here about one person."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from core.privacy import ledger, mentions, persons, traces
from core.privacy.links import make_private
from core.privacy.models import AccessRecord
from core.privacy.retention import PERIODS, RULES, numbers_of
from core.text.addresses import EmailField

PERMISSION = "privacy.manage_personal_data"
MODEL = "privacy.ErasureRecord"  # one person’s data have none of their own


Act = AccessRecord.Act


def overdue() -> int:
    """The number of records that should be gone."""
    return sum(rule.overdue().count() for rule in RULES)


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def report(request: HttpRequest) -> HttpResponse:
    rows = [
        {
            "name": rule.model_class._meta.verbose_name_plural,
            "period": PERIODS[rule.period].words,
            "held": held,
            "overdue": late,
        }
        for rule, held, late in zip(
            RULES,
            numbers_of([rule.rows() for rule in RULES]),
            numbers_of([rule.overdue() for rule in RULES]),
            strict=True,
        )
    ]
    return TemplateResponse(request, "privacy/retention.html", {"rows": rows})


class PersonForm(forms.Form):
    email = EmailField(label=gettext_lazy("E-mail address of the person"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Name of the person"),
        required=False,
        min_length=mentions.SHORTEST,
        max_length=200,
        help_text=gettext_lazy("Others may have the same name: what is found by it alone you choose yourself."),
    )
    sure = forms.BooleanField(label=gettext_lazy("Yes, erase what is chosen for good"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned["email"] or cleaned["name"]):
            raise forms.ValidationError(_("Enter an e-mail address or a name."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def person(request: HttpRequest) -> HttpResponse:
    """Address and name come by POST only, so that they are in no log."""
    form = PersonForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "places": None, "message": "", "is_noted": True}
    if request.method == "POST" and form.is_valid():
        who = form.cleaned_data["email"], form.cleaned_data["name"]
        # What is chosen stands beside what was shown; without a list nothing was unticked.
        keys = request.POST.getlist("place") if "shown" in request.POST else None
        if "export" in request.POST:
            traces.note(request, Act.EXPORT, MODEL)
            return _export(persons.export_json(*who, keys))
        if "erase" in request.POST and form.cleaned_data["sure"]:
            traces.note(request, Act.ERASE, MODEL)
            context["message"] = _erase(*who, keys)
            context["is_noted"] = ledger.is_complete()
            keys = None
        elif "erase" in request.POST:
            form.add_error("sure", _("Tick the box to erase the data."))
        context["places"] = _places(*who, keys)
        traces.note(request, Act.READ, MODEL, count=len(context["places"]))
    return make_private(TemplateResponse(request, "privacy/person.html", context))


def _export(data: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="personal-data.json"'
    return make_private(response)


def _erase(email: str, name: str, keys: list[str] | None) -> str:
    if number := persons.erase(email, name, keys):
        return _("Erased. Number of records: %(number)s") % {"number": number}
    return _("Nothing was erased: nothing about this person was chosen.")


def _places(email: str, name: str, keys: list[str] | None) -> list[dict[str, Any]]:
    """For the list of what is found: what it is, its words, and whether it is chosen."""
    search = mentions.Search(email, name)
    return [
        {
            "place": place,
            "tables": persons.export([place], search),
            "is_chosen": place.is_certain if keys is None else place.key in keys,
            "is_erasable": persons.is_erasable(place),
        }
        for place in persons.find(email, name)
    ]
