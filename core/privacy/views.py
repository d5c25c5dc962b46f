"""The admin's pages on personal data: what is overdue, and what lies here about one person."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from core.privacy import persons
from core.privacy.links import make_private
from core.privacy.retention import PERIODS, RULES
from core.text.addresses import EmailField

PERMISSION = "privacy.manage_personal_data"


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
            "held": rule.rows().count(),
            "overdue": rule.overdue().count(),
        }
        for rule in RULES
    ]
    return TemplateResponse(request, "privacy/retention.html", {"rows": rows})


class PersonForm(forms.Form):
    email = EmailField(label=gettext_lazy("E-mail address of the person"))
    sure = forms.BooleanField(label=gettext_lazy("Yes, erase all of it for good"), required=False)


@permission_required(PERMISSION, raise_exception=True)
def person(request: HttpRequest) -> HttpResponse:
    """The address comes by POST only, so that it is in no log."""
    form = PersonForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "tables": None, "message": ""}
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if "export" in request.POST:
            response = HttpResponse(persons.export_json(email), content_type="application/json")
            response.headers["Content-Disposition"] = 'attachment; filename="personal-data.json"'
            return make_private(response)
        if "erase" in request.POST and form.cleaned_data["sure"]:
            number = persons.erase(email)
            if number:
                context["message"] = _("Erased. Number of records: %(number)s") % {"number": number}
            else:
                context["message"] = _("Nothing was erased: there are no data of this address.")
        elif "erase" in request.POST:
            form.add_error("sure", _("Tick the box to erase the data."))
        context["tables"] = persons.export(email)
    return make_private(TemplateResponse(request, "privacy/person.html", context))
