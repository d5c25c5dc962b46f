"""Creating a page in the admin, where autosave and a click may send the same page at the same moment."""

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.create import CreateView


class CreatePageView(CreateView):
    """Wagtail's own, but a page that another request stored since the form was checked is an error of the form."""

    def form_valid(self, form):
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)


create_page = require_admin_access(CreatePageView.as_view())
