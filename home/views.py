"""What is not a page: the root, error pages, files for machines."""

import re
import sys

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from core import logs, outages
from core.public_forms.kept import typed_in
from core.text import languages
from home.machines import indexing
from home.models.addresses import redirect_permanently
from home.serving import not_found, unavailable


@require_safe
def choose_language(request):
    """Lead from `/` to the home page in the language that the reader's browser prefers."""
    code = translation.get_language_from_request(request)
    response = redirect(f"/{code if code in languages.CODES else languages.SOURCE}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@csrf_exempt  # one may unsubscribe by a POST, which is protected by what the address holds
def redirect_to_words_of_reader(request, first, rest):
    """From an address below a first segment as it is in the code to the one in the reader's language."""
    words = pgettext("address", first)
    return redirect_permanently(request, f"/{languages.active()}/{words}{rest}")


@require_safe
def robots(request):
    if settings.SITE_ROLE == "admin" or not indexing.is_allowed(request):
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request):
    return HttpResponseRedirect(static("home/favicon.ico"))


@require_safe
def web_manifest(request):
    return render(request, "home/manifest.webmanifest", content_type="application/manifest+json")


def _language_of_errors(request):
    """An address without a language gets its error page in the language that the browser prefers."""
    if not translation.get_language_from_path(request.path_info):
        translation.activate(translation.get_language_from_request(request))


def bad_request(request, exception=None, status=400):
    """Without the request: its host or its address may be what is wrong, and no link could be made from it."""
    return render(None, "400.html", status=status)


def permission_denied(request, exception=None):
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    return render(request, "403.html", status=403)


def _words_of_address(path):
    """The last part of an address as words to search for."""
    return " ".join(re.findall(r"[^\W_]+", path.rstrip("/").rpartition("/")[2]))[:100]


def page_not_found(request, exception=None):
    _language_of_errors(request)
    context = {
        "suggestions": not_found.suggestions(request),
        "typed": typed_in(request),
        "words_of_address": _words_of_address(request.path_info),
    }
    return render(request, "404.html", context, status=404)


@never_cache
def server_error(request):
    """Without the request and the database, which may be what is wrong."""
    error = sys.exception()
    if (is_busy := outages.took_too_long(error)) or outages.is_away(error):
        return unavailable.answer(request, is_busy)
    return render(None, "500.html", {"reference": logs.request_id.get()}, status=500)
