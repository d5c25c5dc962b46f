"""What editors do with an event beside its page."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.text import languages
from events.models import EventPage, OnlineAccess


class OnlineAccessForm(forms.ModelForm):
    join_url = forms.URLField(
        label=gettext_lazy("link to join"), max_length=1000, required=False, assume_scheme="https"
    )

    class Meta:
        model = OnlineAccess
        fields = ["join_url", "notes"]


class OnlineAccessView(WagtailAdminTemplateMixin, FormView):
    """The link to join an event, for those who may edit its German page; emptied, it is forgotten."""

    template_name = "events/admin/online_access.html"
    form_class = OnlineAccessForm
    page_title = gettext_lazy("Online access")
    header_icon = "link"

    def dispatch(self, request, page_id):
        self.event = get_object_or_404(EventPage, pk=page_id, locale__language_code=languages.SOURCE)
        if not self.event.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.access = OnlineAccess.objects.filter(event=self.event).first() or OnlineAccess(event=self.event)
        return super().dispatch(request, page_id)

    def get_page_subtitle(self):
        return self.event.get_admin_display_title()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.access}

    def get_context_data(self, **kwargs):
        action = reverse("events_admin:online_access", args=[self.event.pk])
        labels = {"submit_button_label": _("Save"), "submit_button_active_label": _("Saving …")}
        return super().get_context_data(**kwargs) | labels | {"action_url": action}

    def form_valid(self, form):
        if form.cleaned_data["join_url"]:
            form.save()
        elif self.access.pk:
            self.access.delete()
        messages.success(self.request, _("The online access is saved."))
        return redirect("wagtailadmin_pages:edit", self.event.pk)
