"""Views of what the holder of a link in a mail may do, without an account and without a cookie."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.privacy import links
from core.public_forms import origin

View = Callable[..., HttpResponse]
ALL_METHODS = ("GET", "HEAD", "POST")


def for_holder(
    scope: str | None = None,
    *,
    unknown: Callable[[HttpRequest], HttpResponse],
    is_valid: Callable[[Any], bool] = lambda target: True,
    methods: Sequence[str] = ALL_METHODS,
) -> Callable[[View], View]:
    """
    Give a view the target of the link in the place of its token.

    Without a `scope` the address names it, and the view gets it too. `unknown(request)` answers where the link is
    unknown or has ended, or its target is not valid any more, or deleted at the same moment. GET shows and POST does,
    for mail scanners open links; only a POST from our own pages is taken, else PermissionDenied. Nothing stores, lists
    or passes on what is answered.
    """

    def decorate(view: View) -> View:
        @csrf_exempt  # the token in the address is what allows it, and no cookie goes along
        @require_http_methods(methods)
        @links.private
        @wraps(view)
        def wrapped(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            target = links.resolve(token, scope or kwargs["scope"])
            if target is None or not is_valid(target):
                return unknown(request)
            if request.method == "POST" and origin.is_cross_site(request):
                raise PermissionDenied("a form of ours was sent by another site")
            try:
                return view(request, target, **kwargs)
            except type(target).DoesNotExist:
                return unknown(request)

        return wrapped

    return decorate
