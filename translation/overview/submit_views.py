"""wagtail-localize's form to ask for the translation of a page, which does all pages below it while one waits."""

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from core.text import languages
from home.requests import AuthenticatedRequest
from home.translation import mails
from translation.overview import bulk_views


class SubmitPageForTranslation(SubmitPageTranslationView):
    """Starts from the German page, and tells the translators of the chosen languages."""

    def dispatch(self, request: AuthenticatedRequest, page_id: int) -> HttpResponseBase:
        page = get_object_or_404(Page, pk=page_id)
        if page.locale.language_code != languages.SOURCE:
            messages.error(request, _("Only German pages are translated. Please begin with the German page."))
            return redirect("wagtailadmin_home")
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, page_id=page_id)
        return response

    def form_valid(self, form: Form) -> HttpResponse:
        locales = form.cleaned_data["locales"]
        if form.cleaned_data["include_subtree"]:
            return bulk_views.order(self.request, [self.object], locales, include_subpages=True)
        response: HttpResponse = super().form_valid(form)
        for locale in locales:
            mails.tell_of_request(self.object, locale, self.request.user)
        return response


# Found before wagtail-localize's own of the same address.
URLS = [path("localize/submit/page/<int:page_id>/", SubmitPageForTranslation.as_view())]
