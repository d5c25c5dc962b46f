"""The site as readers reach it, through nginx."""

import datetime
import ipaddress
import re
import socket
import ssl
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images import get_image_model

from operations.doctor import Check

WITHIN = 10  # seconds
LEAST_DAYS = 21  # a certificate that is renewed by itself is renewed with 30 days left
LONG = 30 * 24 * 60 * 60  # seconds
STRANGE_HOST = "somebody-else.invalid"


def plain_address() -> str:
    return f"http://{urlsplit(settings.SITE_URL).hostname}/"


def leads_to_itself(host: str) -> bool:
    """Whether this machine takes the name for its own, as Debian's /etc/hosts lets it, and sees not what others see."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return any(ipaddress.ip_address(address[4][0]).is_loopback for address in found)


def _get(address: str, **options: object) -> requests.Response:
    return requests.get(address, timeout=WITHIN, allow_redirects=False, **options)  # type: ignore[arg-type]


def _certificate() -> list[str]:
    parts = urlsplit(settings.SITE_URL)
    host = str(parts.hostname)
    try:
        with (
            socket.create_connection((host, parts.port or 443), timeout=WITHIN) as connection,
            ssl.create_default_context().wrap_socket(connection, server_hostname=host) as secured,
        ):
            ends = ssl.cert_time_to_seconds(str((secured.getpeercert() or {})["notAfter"]))
    except ssl.SSLCertVerificationError as error:
        return [
            _("the certificate of %(host)s is not valid: %(error)s") % {"host": host, "error": error.verify_message}
        ]
    except OSError as error:
        return [_("%(host)s does not answer: %(error)s") % {"host": host, "error": error}]
    left = datetime.datetime.fromtimestamp(ends, datetime.UTC) - timezone.now()
    if left.days < LEAST_DAYS:
        words = {"host": host, "days": LEAST_DAYS}
        return [_("the certificate of %(host)s ends in less than %(days)s days: look at its renewal") % words]
    return []


def _redirect() -> list[str]:
    answer = _get(plain_address())
    if answer.is_redirect and answer.headers["Location"].startswith("https://"):
        return []
    return [_("%(address)s does not lead to https: let nginx redirect port 80") % {"address": plain_address()}]


def _health() -> list[str]:
    if _get(f"{settings.SITE_URL}/-/health").status_code not in {200, 503}:
        return []
    host = str(urlsplit(settings.SITE_URL).hostname)
    if leads_to_itself(host):
        words = _("from here %(host)s leads to this machine itself: take it out of /etc/hosts, to see what others see")
        return [words % {"host": host}]
    return [_("/-/health can be read from outside: let nginx hand it to the monitoring only")]


def _strange_host() -> list[str]:
    try:
        status = _get(f"{settings.SITE_URL}/", headers={"Host": STRANGE_HOST}).status_code
    except requests.ConnectionError:
        return []  # nginx hangs up
    if status < 400:
        return [_("the site answers to any host name: let nginx have a default server that hangs up")]
    return []


def _headers() -> list[str]:
    page = requests.get(f"{settings.SITE_URL}/", timeout=WITHIN)
    problems = []
    if "Strict-Transport-Security" not in page.headers:
        problems.append(_("pages come without Strict-Transport-Security: X-Forwarded-Proto must reach the application"))
    found = re.search(rf'href="({settings.STATIC_URL}[^"]+\.css)"', page.text)
    if not found:
        problems.append(_("the home page names no style sheet"))
    else:
        answer = _get(f"{settings.SITE_URL}{found[1]}")
        age = re.search(r"max-age=(\d+)", answer.headers.get("Cache-Control", ""))
        if answer.status_code != 200:
            problems.append(_("style sheets are answered with %(status)s") % {"status": answer.status_code})
        elif not age or int(age[1]) < LONG:
            problems.append(_("static files are kept by browsers for less than 30 days: set a far expiry"))
    return problems


def _media() -> list[str]:
    picture = get_image_model().get_rendition_model().objects.first()
    if not picture:
        return []
    answer = _get(f"{settings.SITE_URL}{picture.url}")
    if answer.status_code != 200:
        return [_("pictures are answered with %(status)s: may nginx read them?") % {"status": answer.status_code}]
    if "sandbox" not in answer.headers.get("Content-Security-Policy", ""):
        return [_("pictures come without Content-Security-Policy: see docs/operations.md on nginx")]
    return []


CHECKS = [
    Check(gettext_lazy("Certificate"), _certificate),
    Check(gettext_lazy("From http to https"), _redirect),
    Check(gettext_lazy("Health from outside"), _health),
    Check(gettext_lazy("Other host names"), _strange_host),
    Check(gettext_lazy("Pages and static files"), _headers),
    Check(gettext_lazy("Pictures"), _media),
]
