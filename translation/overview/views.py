"""The form by which editors assign translations."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages

from home.admin.requests import AuthenticatedRequest
from home.admin.template_page import AdminPageMixin
from translation import access
from translation.overview import assignments
from translation.overview.forms import AssignForm
from translation.overview.selection import selected
from translation.overview.states import Cell


class SelectionFormView(AdminPageMixin, FormView):
    """A form about rows of the overview, for those who give work to others."""

    request: AuthenticatedRequest
    template_name = "translation/overview/selection_form.html"
    header_icon = "globe"
    submit_label = gettext_lazy("Save")
    submitting_label = gettext_lazy("Saving …")
    cells: list[Cell]
    breadcrumbs_items = [
        *AdminPageMixin.breadcrumbs_items,
        {"url": reverse_lazy("translation:overview"), "label": gettext_lazy("Translation of pages")},
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not access.may_order(self.request.user):
            raise PermissionDenied
        self.cells = self.select()
        if not self.cells:
            messages.warning(request, _("Please tick at least one row first."))
            return redirect("translation:overview")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def select(self) -> list[Cell]:
        return selected(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        labels = {"submit_button_label": self.submit_label, "submit_button_active_label": self.submitting_label}
        return context | labels | {"cells": self.cells, "action_url": self.request.get_full_path()}


class AssignView(SelectionFormView):
    form_class = AssignForm
    page_title = gettext_lazy("Assign translations")
    submit_label = gettext_lazy("Assign")

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs | {"codes": dict.fromkeys(cell.language for cell in self.cells)}

    def form_valid(self, form: AssignForm) -> HttpResponse:
        assignments.assign(self.cells, self.request.user, **form.changes)
        words = ngettext("%(count)s translation is assigned.", "%(count)s translations are assigned.", len(self.cells))
        messages.success(self.request, words % {"count": len(self.cells)})
        return redirect("translation:overview")
