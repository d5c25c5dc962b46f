"""
What a process of the site is for: readers (`public`), editors (`admin`), or both (`all`).

Who finds a way into the process of readers finds no log-in there; the decision 0025 says what else.
"""

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.urls.exceptions import Resolver404
from django.urls.resolvers import ResolverMatch, RoutePattern

from config import env

View = Callable[[HttpRequest], HttpResponse]
ALL, PUBLIC, ADMIN = ROLES = ("all", "public", "admin")
MIDDLEWARE = [
    "core.access_log.note_request",
    "core.middleware.let_proxies_keep",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.csp.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "core.middleware.isolate_resources",
    "core.middleware.reject_unsafe_input",  # behind what gives every answer its headers
    "config.static_files.StaticFilesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.language_by_url",
    "core.request_cache.Middleware",
    "home.serving.sites.Middleware",
    "home.machines.indexing.forbid_until_public",
    "django.middleware.common.CommonMiddleware",
    "home.admin.session.renew",
    "django.middleware.csrf.CsrfViewMiddleware",  # sets no cookie and reads no session unless a form asks for it
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.factors.require",
    "home.admin.session.speak_the_users_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # without it allauth does not start; by itself it reads nothing
    "core.privacy.traces.middleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "home.admin.input.Middleware",
]
OF_LOG_IN = {
    "django.contrib.sessions.middleware.SessionMiddleware",
    "home.admin.session.renew",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.factors.require",
    "home.admin.session.speak_the_users_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.privacy.traces.middleware",
    "home.admin.input.Middleware",
}


def from_environment() -> str:
    role = env.text("SITE_ROLE", default=ALL)
    if role not in ROLES:
        raise ImproperlyConfigured(f"SITE_ROLE must be all, public or admin, not “{role}”.")
    return role


def middleware(role: str) -> list[str]:
    if role != PUBLIC:
        return MIDDLEWARE
    kept = [name for name in MIDDLEWARE if name not in OF_LOG_IN]
    kept.insert(kept.index("django.middleware.csrf.CsrfViewMiddleware") + 1, "core.middleware.nobody_is_logged_in")
    return kept


def hosts(role: str, site: str, admin: str) -> list[str]:
    """The addresses whose hosts a process of the role answers for."""
    if admin and (urlsplit(admin).scheme != "https" or urlsplit(admin).hostname in {None, urlsplit(site).hostname}):
        raise ImproperlyConfigured("ADMIN_URL must begin with https:// and name another host than SITE_URL.")
    return {PUBLIC: [site], ADMIN: [admin or site], ALL: [site, admin] if admin else [site]}[role]


class Elsewhere(URLResolver):
    """
    Addresses that another process answers. They can be named here, as in mails to the office, and lead nowhere, or
    there, if there is a `view` that does so.
    """

    def __init__(self, patterns: Sequence[URLPattern | URLResolver], view: View | None = None) -> None:
        super().__init__(RoutePattern("", is_endpoint=False), patterns)
        self.view = view

    def resolve(self, path: str) -> ResolverMatch:
        if self.view is None:
            raise Resolver404({"tried": [], "path": path})
        match = super().resolve(path)
        match.func, match.args, match.kwargs = self.view, (), {}
        return match


def elsewhere(
    is_elsewhere: bool, patterns: Iterable[URLPattern | URLResolver], view: View | None = None
) -> list[URLPattern | URLResolver]:
    """The addresses, or all of them as ones of another process."""
    return [Elsewhere(list(patterns), view)] if is_elsewhere else list(patterns)
