"""Redirects that editors add: what Wagtail's forms take and no reader could follow."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.forms import URLField
from django.utils.translation import gettext as _
from wagtail.contrib.redirects import base_formats, forms, views
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site


class RedirectForm(forms.RedirectForm):
    def clean_old_path(self) -> str:
        try:
            return Redirect.normalise_path(self.cleaned_data["old_path"])
        except ValueError as error:
            raise ValidationError(URLField.default_error_messages["invalid"], code="invalid") from error

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        if self.instance.link is None:
            self.add_error("redirect_page", _("Choose a page, or enter an address."))
        elif self._leads_back():
            field = "redirect_page" if self.instance.redirect_page else "redirect_link"
            self.add_error(field, _("This redirect would lead back to itself."))

    def _leads_back(self) -> bool:
        """Whether readers come by again, at once or by way of other redirects, where no page answers."""
        path, seen = _own_path(self.instance.link), set()
        while path and path not in seen:
            seen.add(path)
            if self.instance.old_path in {path, path.partition("?")[0]}:
                return True
            following = Redirect.objects.filter(old_path=path).exclude(pk=self.instance.pk).first()
            path = _own_path(following.link) if following else None
        return False


def _own_path(link: str | None) -> str | None:
    """As redirects hold it; None outside of the site."""
    host = urlsplit(link or "").hostname
    if link and (host is None or Site.objects.filter(hostname=host).exists()):
        return str(Redirect.normalise_path(link))
    return None


class Dataset(base_formats.Dataset):
    """Rows of an import as long as the first, without the empty ones: Wagtail takes that for granted."""

    def __init__(self, rows: Any = (), headers: Any = None) -> None:
        super().__init__(rows, headers)
        width = len(self.headers)
        self[:] = [[*row, *[""] * width][:width] for row in self if any(row)]


def put_in_place() -> None:
    """Wagtail has no settings for them."""
    views.CreateView.form_class = views.EditView.form_class = views.RedirectForm = RedirectForm
    base_formats.Dataset = Dataset
