from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import pages
from wagtail.models import Page


class CopyForm(pages.CopyForm):
    """A copy stays in its language: below a page of another one no address would lead to it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["new_parent_page"]
        field.queryset = Page.objects.filter(locale=self.page.locale_id)
        field.error_messages["invalid_choice"] = _("Pages are copied within their language only.")
