"""The one question at the foot of a page: without cookie, script or anything that tells who answers."""

from contextlib import suppress
from urllib.parse import urlencode

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.public_forms import limits, origin
from core.public_forms.token import path_of
from feedback import service
from feedback.models import FeedbackPage
from home import i18n

ANSWERS = {"yes", "no"}


@csrf_exempt  # the signed path is what allows it, and no cookie goes along
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest) -> HttpResponse:
    """POST counts and leads to the same by GET, which thanks; to load that anew counts nothing."""
    sent = request.POST if request.method == "POST" else request.GET
    page, answer = path_of(sent.get("page", "")), sent.get("answer")
    if page is None or len(page) > 500 or answer not in ANSWERS:
        raise BadRequest("not sent by the form below a page of ours")
    if request.method == "POST":
        return _count(request, page, answer)
    form_page = i18n.in_language(FeedbackPage.objects.all()).first()
    address = f"{form_page.get_url(request)}?{urlencode({'page': page, 'kind': 'other'})}" if form_page else ""
    return TemplateResponse(request, "feedback/rated.html", {"rated": page, "answer": answer, "report": address})


def _count(request: HttpRequest, page: str, answer: str) -> HttpResponse:
    if origin.is_cross_site(request):
        raise PermissionDenied("a form of ours was sent by another site")
    with suppress(limits.LimitReachedError, OperationalError):  # who answers so often is thanked, and not counted
        service.rate(page, answer, request)
    return HttpResponseRedirect(f"{request.path}?{urlencode({'page': request.POST['page'], 'answer': answer})}")
