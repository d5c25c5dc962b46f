from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa import stages
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.http import HttpRequest

from accounts.single_sign_on import people, refusals
from accounts.single_sign_on.provider import Provider, app

BY_PROVIDER = "provider"  # the type of a factor that it has asked for


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        return [found] if (found := app()) else []

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Any:
        return Provider(request, app=self.get_app(request, provider))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        people.admit(sociallogin)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Exception | None = None, **kwargs: Any
    ) -> None:
        raise ImmediateHttpResponse(refusals.answer(request, exception))


class AuthenticateStage(stages.AuthenticateStage):
    """Asks for a factor of ours, unless the provider has asked for one of its own and is believed."""

    def handle(self) -> tuple[Any, bool]:
        records = get_authentication_records(self.request, self.login.user)
        if any(record.get("type") == BY_PROVIDER for record in records):
            return None, True
        return super().handle()
