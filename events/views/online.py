"""What editors do with an event beside its page."""

from django import forms
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from events.models import EventPage, OnlineAccess
from home.admin.page_form_view import PageFormView


class OnlineAccessForm(forms.ModelForm):
    join_url = forms.URLField(
        label=gettext_lazy("link to join"), max_length=1000, required=False, assume_scheme="https"
    )

    class Meta:
        model = OnlineAccess
        fields = ["join_url", "notes"]

    def clean(self):
        found = super().clean()
        if found.get("notes") and not found.get("join_url") and "join_url" not in self.errors:
            self.add_error("join_url", _("Give the link too: without it nobody is shown the further details."))
        return found


class OnlineAccessView(PageFormView):
    """The link to join an event, for those who may edit its German page; emptied, it is forgotten."""

    template_name = "events/admin/online_access.html"
    page_model = EventPage
    form_class = OnlineAccessForm
    page_title = gettext_lazy("Online access")
    header_icon = "link"

    def is_allowed(self, permissions):
        return permissions.can_edit()

    @cached_property
    def access(self):
        return OnlineAccess.objects.filter(event=self.page).first() or OnlineAccess(event=self.page)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.access}

    def form_valid(self, form):
        if form.cleaned_data["join_url"]:
            form.save()
        elif self.access.pk:
            self.access.delete()
        messages.success(self.request, _("The online access is saved."))
        return redirect("wagtailadmin_pages:edit", self.page.pk)
