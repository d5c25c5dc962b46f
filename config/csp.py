"""The content security policies, in one place, so that moving to Django 6’s own touches this file only."""

from csp.constants import NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.urls import Resolver404, resolve

PUBLIC: dict[str, dict[str, list[str]]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

# The editor's panels show a preview of the page in a frame, and look for faults in it.
PREVIEW = PUBLIC["DIRECTIVES"] | {"frame-ancestors": [SELF]}

# Wagtail's admin still has inline scripts and styles, shows images being uploaded, and previews pages in a frame.
ADMIN = PUBLIC["DIRECTIVES"] | {
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy for everyone, the wider one for the admin behind its log-in, and one for previews."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        # Wagtail makes a preview by a second request within the editor's: with the address of the public page.
        if getattr(request, "is_preview", False):
            return PolicyParts(config=PREVIEW)
        return PolicyParts(config=ADMIN) if is_editors_view(request) else parts


def is_editors_view(request):
    """Whether the address is one of the admin's, which lie behind the log-in."""
    try:
        match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return False
    return match.route.startswith("admin/")
