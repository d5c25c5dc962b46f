"""
Which host answers what, where readers and editors have a process each: `SITE_ROLE`.

Readers' pages are on the public site, which knows no log-in; those for groups, or with a password, on the host of the
admin, which knows who somebody is. The decision 0025 says why.
"""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from wagtail.models import Page

from home.models import CustomDocument, User


def lead_to_site(request: HttpRequest) -> HttpResponse:
    """From the admin's host to the same address of the public site; a form that came here is nobody's."""
    if request.method not in {"GET", "HEAD"}:
        raise Http404
    return redirect(f"{settings.SITE_URL}{request.get_full_path()}")


def page_on_its_host(page: Page, request: HttpRequest, *args: object) -> HttpResponse | None:
    """Leads on where another host has the page; asked before Wagtail looks whether the reader may see it."""
    if settings.SITE_ROLE == "public" and page.get_view_restrictions():
        return _lead_to_log_in(request)
    if settings.SITE_ROLE == "admin" and not request.user.is_authenticated and not page.get_view_restrictions():
        return lead_to_site(request)
    return None


def document_on_its_host(document: CustomDocument, request: HttpRequest) -> HttpResponse | None:
    if settings.SITE_ROLE == "public" and document.collection.get_view_restrictions():
        return _lead_to_log_in(request)
    return None


def _lead_to_log_in(request: HttpRequest) -> HttpResponse:
    if not settings.ADMIN_URL or request.method not in {"GET", "HEAD"}:
        raise Http404
    response = redirect(f"{settings.ADMIN_URL}{request.get_full_path()}")
    add_never_cache_headers(response)
    return response


@register(Tags.security, deploy=True)
def an_admin_of_its_own_has_an_address(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Else mails to the office lead to the public site, which has no such address."""
    if settings.SITE_ROLE == "all" or settings.ADMIN_URL:
        return []
    return [Error(f"SITE_ROLE is {settings.SITE_ROLE}, but ADMIN_URL is not set.", id="home.E011")]


@register(Tags.database, deploy=True)
def the_public_side_reads_no_passwords(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[Error]:
    if settings.SITE_ROLE != "public" or not databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_column_privilege(%s, 'password', 'SELECT')", [User._meta.db_table])
        may_read = cursor.fetchone()[0]
    words = "SITE_ROLE is public, but its DATABASE_URL may read the hashes of passwords."
    hint = "Give it the role that manage.py database_roles makes."
    return [Error(words, hint=hint, id="home.E012")] if may_read else []
