"""Deleting a translation alone, from its own page of the admin."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from home.admin.requests import AuthenticatedRequest
from home.translation import deletion


def delete(request: AuthenticatedRequest, page: Page) -> HttpResponse | None:
    """Ask, then do; None for a page that Wagtail deletes. Whether the user may has been asked before."""
    german = deletion.german_of(page)
    if german is None:
        return None
    next_url = get_valid_next_url_from_request(request)
    listing = next_url or reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    if request.method == "POST":
        deletion.give_place_back(page, german, request.user)
        messages.success(request, _("The translation is deleted. Readers find the German page at its address."))
        return redirect(listing)
    context = {"page": page, "next": next_url, "cancel_url": listing, "header_icon": "bin"}
    context |= {"page_title": _("Delete the translation"), "page_subtitle": page.get_admin_display_title()}
    return TemplateResponse(request, "home/admin/delete_translation.html", context)
