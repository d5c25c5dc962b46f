"""What is wrong between the languages, for those who publish, with a button that mends what needs no person."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from home.admin.requests import AuthenticatedRequest
from home.admin.template_page import AdminPageMixin
from home.models import User
from home.translation import tree


def may_see(user: User) -> bool:
    """Whoever publishes in all trees as wholes: faults are named and mended wherever they are."""
    may = page_permission_policy.user_has_permission_for_instance
    return all(may(user, "publish", home) for home in Page.objects.filter(depth=2))


class LanguagesView(AdminPageMixin, TemplateView):
    template_name = "home/admin/languages.html"
    page_title = gettext_lazy("Languages that disagree")
    header_icon = "globe"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        faults = tree.faults()
        mendable = any(fault.may_be_mended for fault in faults)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"faults": faults, "mendable": mendable}

    def post(self, request: AuthenticatedRequest) -> HttpResponse:
        left = len(tree.mend())
        if left:
            words = ngettext(
                "%(count)s thing is left that only a person can mend.",
                "%(count)s things are left that only a person can mend.",
                left,
            )
            messages.warning(request, words % {"count": left})
        else:
            messages.success(request, _("The languages agree again."))
        return redirect(request.path)
