"""Asking for the translation of many pages, and how far that is."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import DetailView
from wagtail.admin import messages
from wagtail.models import Locale, Page

from home.admin.requests import AuthenticatedRequest
from home.admin.template_page import AdminPageMixin
from translation import access
from translation.models import BulkTranslation
from translation.overview import bulk, states
from translation.overview.forms import BulkOrderForm
from translation.overview.selection import selected
from translation.overview.states import Cell
from translation.overview.views import SelectionFormView


class BulkOrderView(SelectionFormView):
    """Of a page and those below it, or of rows of the overview; of pages that the user may change."""

    form_class = BulkOrderForm
    page_title = gettext_lazy("Ask for translations")
    submit_label = gettext_lazy("Ask for them")

    def select(self) -> list[Cell]:
        key = self.request.GET.get("page")
        cells = selected(self.request) if key is None else [c for c in states.cells() if str(c.page.pk) == key]
        if key is not None and not cells:
            raise Http404
        self.pages = Page.objects.in_bulk({cell.page.pk for cell in cells})
        if not access.may_change_all(self.request.user, self.pages.values()):
            raise PermissionDenied
        return cells

    def get_initial(self) -> dict[str, Any]:
        codes = {cell.language for cell in self.cells}
        locales = BulkOrderForm.base_fields["locales"].queryset  # type: ignore[attr-defined]  # not declared
        return {
            "include_subpages": "page" in self.request.GET,
            "locales": [locale for locale in locales.all() if locale.language_code in codes],
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        data = form.cleaned_data
        with_machine = data.get("with_machine", False)
        return order(self.request, self.pages.values(), data["locales"], data["include_subpages"], with_machine)


def order(
    request: AuthenticatedRequest,
    pages: Iterable[Page],
    locales: Iterable[Locale],
    include_subpages: bool,
    with_machine: bool = False,
) -> HttpResponse:
    """Order it, and lead to how far it is."""
    ordered = bulk.order(pages, locales, include_subpages, with_machine, request.user)
    messages.success(request, _("The pages are prepared for translation within the next minutes."))
    return redirect("translation:bulk", ordered.pk)


class BulkProgressView(AdminPageMixin, DetailView):
    request: AuthenticatedRequest
    model = BulkTranslation
    context_object_name = "ordered"
    template_name = "translation/overview/bulk.html"
    page_title = gettext_lazy("Pages that are prepared for translation")
    header_icon = "globe"

    def get_object(self, queryset: QuerySet[BulkTranslation] | None = None) -> BulkTranslation:
        return _of(self.request, self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"failed": Page.objects.filter(pk__in=self.object.failed).order_by("path")}


@require_POST
def stop(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    ordered = _of(request, pk)
    if bulk.stop(ordered):
        messages.success(request, _("Stopped. The pages that are done stay done; you can go on at any time."))
    else:
        messages.warning(request, _("There was nothing to stop."))
    return redirect("translation:bulk", pk)


@require_POST
def resume(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    ordered = _of(request, pk)
    if bulk.resume(ordered, request.user):
        messages.success(request, _("It goes on within a minute."))
    else:
        messages.warning(request, _("There was nothing to go on with."))
    return redirect("translation:bulk", pk)


def _of(request: AuthenticatedRequest, pk: int) -> BulkTranslation:
    if not access.may_order(request.user):
        raise PermissionDenied
    ordered = get_object_or_404(BulkTranslation, pk=pk)
    if not access.may_change_all(request.user, ordered.pages.all()):
        raise PermissionDenied
    return ordered
