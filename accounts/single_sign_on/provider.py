"""The provider that the settings name, and what of OpenID Connect is stricter here than in django-allauth."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jwt
from allauth.socialaccount import app_settings
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse

from accounts.single_sign_on.errors import ProviderError
from home.models import User

# Made with a key that the provider alone has: never with our own secret (HS256), nor with none.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
REQUIRED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
CLOCKS_DIFFER = 30  # seconds
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
LONGEST = app_settings.UID_MAX_LENGTH
KEEP = 10 * 60  # seconds for which it is known what the provider offers


def app() -> SocialApp | None:
    """Of the settings alone: what stands in allauth's table of providers counts for nothing."""
    known = settings.SINGLE_SIGN_ON
    if not known:
        return None
    return SocialApp(
        provider=OpenIDConnectProvider.id,
        provider_id=known["server"],  # with `sub` it names one person for good, whichever provider comes next
        name=known["name"],
        client_id=known["client_id"],
        secret=known["secret"],
        settings={"server_url": known["server"], "oauth_pkce_enabled": True},
    )


def is_closed_for(user: User) -> bool:
    """Whether passwords and passkeys no longer let the person in: administrators keep theirs for emergencies."""
    return settings.SINGLE_SIGN_ON.get("only", False) and not user.is_superuser


def is_strong(claims: dict[str, Any]) -> bool:
    """Whether the provider says that it has asked for a second factor, and is believed."""
    known, methods = settings.SINGLE_SIGN_ON, claims.get("amr")
    said = [claims.get("acr"), *(methods if isinstance(methods, list) else [])]
    return known["strong_factor"] and any(value in said for value in known["acr_values"])


@contextmanager
def _well_formed() -> Iterator[None]:
    """django-allauth takes for granted that providers write what the protocol says."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError, jwt.PyJWTError) as error:
        raise ProviderError(f"not as OpenID Connect has it ({type(error).__name__})") from error


class OAuth2Adapter(OpenIDConnectOAuth2Adapter):
    @property
    def openid_config(self) -> dict[str, Any]:
        key = f"accounts.single_sign_on:{self.provider_id}"
        found = cache.get(key)
        if found is None:
            with _well_formed():
                found = super().openid_config
                if found["issuer"].rstrip("/") != self.provider_id:
                    raise ProviderError("the provider gives itself another name than OIDC_SERVER")
                if not all(isinstance(found[name], str) for name in ENDPOINTS):
                    raise ProviderError("the provider does not say where its pages are")
            cache.set(key, found, KEEP)
        return found

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return request.build_absolute_uri(reverse("single_sign_on_callback"))

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        with _well_formed():
            return super().get_access_token_data(*args, **kwargs)

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        with _well_formed():
            return super().parse_token(data)

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """The person of the ID token, of whom nothing is kept but by which name the provider knows them."""
        with _well_formed():
            claims = self._claims(app, kwargs["response"]["id_token"])
            if "email" not in claims and "userinfo_endpoint" in self.openid_config:
                told = self._fetch_user_info(token.token)
                if told["sub"] != claims["sub"]:
                    raise ProviderError("the provider speaks of two persons")
                claims = told | claims
            login = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        login.account.extra_data = {}
        login.claims = claims
        return login

    def _claims(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """Signed by the provider, for us, and still valid. That the nonce is ours is seen once the state is known."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        name = jwt.get_unverified_header(id_token).get("kid")
        keys = [key for key in jwt.PyJWKSet.from_dict(answer.json()).keys if name in {None, key.key_id}]
        if not keys:
            raise ProviderError("the ID token is signed with a key that the provider does not have")
        claims = jwt.decode(
            id_token,
            keys[0],
            algorithms=ALGORITHMS,
            audience=app.client_id,
            issuer=self.openid_config["issuer"],
            leeway=CLOCKS_DIFFER,
            options={"require": REQUIRED},
        )
        if claims.get("azp", app.client_id) != app.client_id:
            raise ProviderError("the ID token is meant for another site")
        if len(claims["sub"]) > LONGEST or not claims["sub"].isprintable():
            raise ProviderError("the provider's name for the person is none")
        return claims


class Provider(OpenIDConnectProvider):
    oauth2_adapter_class = OAuth2Adapter
