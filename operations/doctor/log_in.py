"""The provider that the office's people log in with, where there is one."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.single_sign_on import provider
from accounts.single_sign_on.errors import ProviderError
from operations.doctor import Check


def _provider() -> list[str]:
    app = provider.app()
    if app is None:
        return []
    try:
        provider.OAuth2Adapter(HttpRequest(), app.provider_id).openid_config  # noqa: B018 (asks for it)
    except ProviderError as error:
        return [_("what OIDC_SERVER names cannot be used: %(error)s") % {"error": error}]
    return []


CHECKS = [Check(gettext_lazy("Single sign-on"), _provider)]
