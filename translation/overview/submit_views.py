"""wagtail-localize's form to ask for the translation of a page, which does all pages below it while one waits."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.operations import translate_object
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from core.text import languages
from home.admin.requests import AuthenticatedRequest
from home.translation import mails
from translation.overview import bulk, bulk_views


class SubmitPageForTranslation(SubmitPageTranslationView):
    """Starts from the German page, and tells the translators of the chosen languages; or says that nothing was made."""

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
        locales = list(form.cleaned_data["locales"])  # else asked for anew, when they are translated
        if form.cleaned_data["include_subtree"]:
            return bulk_views.order(self.request, [self.object], locales, include_subpages=True)
        try:
            with transaction.atomic():
                translate_object(self.object, locales, self.components, self.request.user)
                bulk.require_made(self.object, locales)
        except bulk.NotTranslatableError:
            words = _("No translation was asked for: the German page breaks a rule. Please correct and save it first.")
            messages.error(self.request, words)
            return redirect("wagtailadmin_pages:edit", self.object.pk)
        for locale in locales:
            mails.tell_of_request(self.object, locale, self.request.user)
        names = ", ".join(str(locale.get_display_name()) for locale in locales)
        messages.success(self.request, self.get_success_message(names))
        made = self.object.get_translation(locales[0]) if len(locales) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(made))


# Found before wagtail-localize's own of the same address.
URLS = [path("localize/submit/page/<int:page_id>/", SubmitPageForTranslation.as_view())]
