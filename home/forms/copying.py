from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import pages
from wagtail.models import Page


class CopyForm(pages.CopyForm):
    """A copy stays in its language: below a page of another one no address would lead to it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "slug"):  # Wagtail's own form takes more than the column does
            copied = self.fields[f"new_{name}"]
            copied.max_length = Page._meta.get_field(name).max_length
            copied.validators.append(MaxLengthValidator(copied.max_length))
        field = self.fields["new_parent_page"]
        field.queryset = Page.objects.filter(locale=self.page.locale_id)
        field.error_messages["invalid_choice"] = _("Pages are copied within their language only.")
