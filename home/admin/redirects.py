"""Redirects that editors add: what Wagtail's forms take and no reader could follow, or none would ever come to."""

import csv
import io
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import URLField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from idna import IDNAError
from wagtail.admin import messages
from wagtail.contrib.redirects import base_formats, forms, utils, views
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from core.tables import files
from core.text.addresses import domain_in_ascii
from home.serving import addresses


class RedirectForm(forms.RedirectForm):
    def clean_old_path(self) -> str:
        try:
            return Redirect.normalise_path(self.cleaned_data["old_path"])
        except ValueError as error:
            raise _no_address() from error

    def clean_redirect_link(self) -> str:
        """With its domain in ASCII: other letters would be sent as those of a path, which no browser looks up."""
        parts = urlsplit(self.cleaned_data["redirect_link"])
        host, colon, port = parts.netloc.partition(":")
        try:
            return parts._replace(netloc=f"{domain_in_ascii(host)}{colon}{port}").geturl()
        except IDNAError as error:
            raise _no_address() from error

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


def _no_address() -> ValidationError:
    return ValidationError(URLField.default_error_messages["invalid"], code="invalid")


def _own_path(link: str | None) -> str | None:
    """As redirects hold it; None outside of the site."""
    host = urlsplit(link or "").hostname
    if link and (host is None or Site.objects.filter(hostname=host).exists()):
        return str(Redirect.normalise_path(link))
    return None


class WarnsOfPages:
    """Says so of a redirect that does nothing."""

    request: HttpRequest

    def save_instance(self) -> Redirect:
        added: Redirect = super().save_instance()  # type: ignore[misc]
        if addresses.page_at(self.request, added.old_path):
            words = _("There is a page at %(path)s: nobody is redirected before it is unpublished or moved.")
            messages.warning(self.request, words % {"path": added.old_path})
        return added


class CreateView(WarnsOfPages, views.CreateView):
    form_class = RedirectForm


class EditView(WarnsOfPages, views.EditView):
    form_class = RedirectForm


class ImportForm(forms.ImportForm):
    def clean_import_file(self) -> SimpleUploadedFile:
        """What our tables read as the CSV that Wagtail does: all lines but the empty ones, the heading first."""
        sheet = files.read(self.cleaned_data["import_file"])
        if sheet.unread:
            raise ValidationError(sheet.unread)
        lines = [line for line in sheet.lines if line]
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(lines)
        return SimpleUploadedFile("redirects.csv", text.getvalue().encode())


class CacheStorage(utils.RedirectsCacheStorage):
    def read(self, read_mode: str = "r") -> bytes:
        """As the storage of files does, which knows when it has none."""
        data: bytes | None = super().read(read_mode)
        if data is None:
            raise FileNotFoundError
        return data


def process_import(request: HttpRequest) -> HttpResponse:
    """Wagtail's, which forgets the file once it is imported: some confirm again, from the page before."""
    try:
        response: HttpResponse = views.process_import(request)
    except FileNotFoundError:
        messages.error(request, _("This file was imported before, or chosen too long ago. Choose it again."))
        return redirect("wagtailredirects:start_import")
    return response


class Dataset(base_formats.Dataset):
    """Rows of an import as long as the first, without the empty ones: Wagtail takes that for granted."""

    def __init__(self, rows: Any = (), headers: Any = None) -> None:
        super().__init__(rows, headers)
        width = len(self.headers)
        self[:] = [[*row, *[""] * width][:width] for row in self if any(row)]


def put_in_place() -> None:
    """Wagtail has no settings for what an import takes."""
    views.ImportForm = ImportForm
    views.RedirectForm = RedirectForm
    utils.RedirectsCacheStorage = CacheStorage
    base_formats.Dataset = Dataset
