"""security.txt of RFC 9116: whom to tell of a weakness of the site, and how."""

import datetime
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.text import languages
from home import i18n
from home.models import SiteSettings

PATH = ".well-known/security.txt"
VALID = datetime.timedelta(days=180)  # the RFC wants less than a year; as it is computed, it never ends


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Without a contact there is none: a file that nobody can write to would promise what is not true."""
    facts = SiteSettings.for_request(request)
    if not facts.email:
        raise Http404
    pages = i18n.readable(Page.objects.filter(pk=facts.security_page_id)).select_related("locale")
    policies = [i18n.absolute_url(page, request) for page in pages]
    fields = [
        ("Contact", f"mailto:{quote(facts.email, safe='@+')}"),
        *(("Contact", policy) for policy in policies),
        ("Expires", _expires()),
        ("Preferred-Languages", ", ".join([*languages.CODES, "en"])),
        ("Canonical", f"{settings.WAGTAILADMIN_BASE_URL}/{PATH}"),
        *(("Policy", policy) for policy in policies),
    ]
    lines = [f"{name}: {value}\n" for name, value in fields]
    return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8")


def _expires() -> str:
    """The same all day, so that the file stays the same for caches."""
    return f"{timezone.now().astimezone(datetime.UTC).date() + VALID}T00:00:00Z"
