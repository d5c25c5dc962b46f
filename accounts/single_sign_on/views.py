import secrets

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods
from requests import RequestException

from accounts.single_sign_on import people, provider, refusals


@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """
    Leads to the provider, by a page of its own: browsers let a form lead nowhere but where the strict policy lets it.

    Who is logged in already confirms that it is them, for which the provider has to ask anew.
    """
    if provider.app() is None:
        raise Http404
    confirms = request.user.is_authenticated
    context = {"name": settings.SINGLE_SIGN_ON["name"], "confirms": confirms, "next": get_next_redirect_url(request)}
    if request.method == "GET":
        return render(request, "accounts/single_sign_on/log_in.html", context)
    try:
        context["address"] = _address(request, confirms)
    except (OAuth2Error, RequestException) as error:
        return refusals.answer(request, error)
    return render(request, "accounts/single_sign_on/leading.html", context)


def _address(request: HttpRequest, confirms: bool) -> str:
    """Of the provider's log-in. Remembers in the session what its answer must go with."""
    site = get_adapter(request).get_provider(request, settings.SINGLE_SIGN_ON["server"])
    offered = site.get_oauth2_adapter(request).openid_config.get("acr_values_supported") or []
    wanted = [value for value in settings.SINGLE_SIGN_ON["acr_values"] if value in offered]
    nonce = secrets.token_urlsafe(32)
    params = {"nonce": nonce}
    if settings.SINGLE_SIGN_ON["strong_factor"] and wanted:
        params["acr_values"] = " ".join(wanted)
    if confirms:
        params["max_age"] = str(people.FRESH)
    return site.redirect(
        request, AuthProcess.LOGIN, get_next_redirect_url(request), auth_params=params, nonce=nonce, confirms=confirms
    ).url


@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """Where the provider leads back to, with a code that it gives a token for."""
    if provider.app() is None:
        raise Http404
    adapter = provider.OAuth2Adapter(request, settings.SINGLE_SIGN_ON["server"])
    return OAuth2CallbackView.adapter_view(adapter)(request)
