"""What editors' forms about one page have in common."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.models import Page

from core.text import languages
from home.admin.template_page import AdminPageMixin
from home.translation import drafts


class PageFormView(AdminPageMixin, FormView):
    """A form about a German page of `page_model`, for those whom `is_allowed` lets."""

    template_name = "home/admin/page_form.html"
    page_model: type[Page]
    submit_label = _("Save")
    submitting_label = _("Saving …")

    def is_allowed(self, permissions):
        """`permissions`: what Wagtail says the user may do with the page."""
        raise NotImplementedError

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(self.page_model, pk=page_id, locale__language_code=languages.SOURCE)
        if not self.is_allowed(self.page.permissions_for_user(request.user)):
            raise PermissionDenied
        return super().dispatch(request, page_id)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        labels = {"submit_button_label": self.submit_label, "submit_button_active_label": self.submitting_label}
        return super().get_context_data(**kwargs) | labels | {"action_url": self.request.path}


class DraftFormView(PageFormView):
    """A form that makes the draft of a page below the page, for those who may add one there."""

    submit_label = _("Make a draft")
    submitting_label = _("Reading …")

    def is_allowed(self, permissions):
        return permissions.can_add_subpage()

    def draft_of(self, form):
        """`(page, words)`: the page, not stored, and what of the form's file is not in it."""
        raise NotImplementedError

    def form_valid(self, form):
        page, left_out = self.draft_of(form)
        page.live, page.owner, page.locale = False, self.request.user, self.page.locale
        drafts.add(self.page, page, self.request.user)
        messages.success(self.request, gettext("The draft is made. Please complete it before you publish it."))
        if left_out:
            words = gettext("Not taken over: %(things)s.") % {"things": "; ".join(map(str, left_out))}
            messages.warning(self.request, words)
        return redirect("wagtailadmin_pages:edit", page.pk)
