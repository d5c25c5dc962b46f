"""Where django-allauth does it our way: limits that all processes share, mails by the outbox, nobody signs up."""

import time
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from accounts import devices, encryption, factors, guesses, notices
from accounts.single_sign_on import provider, refusals
from accounts.single_sign_on.adapters import BY_PROVIDER
from accounts.single_sign_on.errors import ClosedError
from accounts.single_sign_on.people import FRESH
from core.public_forms import origin


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account is switched off."),
        "email_password_mismatch": gettext_lazy("E-mail address, user name or password is wrong."),
        "username_password_mismatch": gettext_lazy("E-mail address, user name or password is wrong."),
        "enter_current_password": gettext_lazy("This is not your current password."),
        "incorrect_password": gettext_lazy("The password is wrong."),
        "invalid_password_reset": gettext_lazy("The link no longer works."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        try:
            return super().is_safe_url(url)
        except ValueError:  # what is no address at all
            return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return str(origin.address(request) or "")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """allauth counts here, in the memory of one process."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        login = credentials.get("email") or credentials.get("username") or ""
        with guesses.counted(guesses.of_password(request, login)) as guess:
            user = super().authenticate(request, **credentials)
            if user:
                guess.right()
        return user

    def pre_login(
        self, request: HttpRequest, user: Any, *, signal_kwargs: dict[str, Any] | None, **kwargs: Any
    ) -> HttpResponse | None:
        """Every way into an account passes here; `sociallogin` is there where the provider has sent the person."""
        by_provider = (signal_kwargs or {}).get("sociallogin")
        if by_provider is None and provider.is_closed_for(user):
            return refusals.answer(request, ClosedError("a password or a passkey was used"))
        if answer := super().pre_login(request, user, signal_kwargs=signal_kwargs, **kwargs):
            return answer
        if by_provider and provider.is_strong(by_provider.claims):
            record_authentication(request, user, "mfa", type=BY_PROVIDER)
        request.session[factors.ASKED_WITH] = user.get_session_auth_hash()
        return None

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.mfa.stages.AuthenticateStage": "accounts.single_sign_on.adapters.AuthenticateStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        if not devices.known(request, user):
            notices.tell(user, "new_device")
        devices.remember(request, response, user)
        return response

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > FRESH

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        found, app = super().get_reauthentication_methods(user), provider.app()
        if app and user.is_authenticated and SocialAccount.objects.filter(user=user, provider=app.provider_id).exists():
            description = gettext("With %(name)s") % {"name": app.name}
            found.append({"id": "single_sign_on", "description": description, "url": reverse("single_sign_on")})
        return found

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        text = message or notices.CHANGES.get(_name(message_template or ""))
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        notices.tell(user, _name(template_prefix))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        raise NotImplementedError(f"{template_prefix} is none of our mails")


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("Set up another one first: without any, you could not log in."),
        "cannot_generate_recovery_codes": gettext_lazy("Set up a passkey or an app first."),
        "incorrect_code": gettext_lazy("The code is wrong or no longer valid."),
    }

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def build_totp_svg(self, url: str) -> str:
        """Within the page: the strict policy lets no picture be in an address."""
        return segno.make(url).svg_inline(scale=5, border=4, light="white", title=gettext("The secret as a picture"))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": settings.WAGTAIL_SITE_NAME}

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not settings.STRONG_FACTOR_REQUIRED or len(factors.of(authenticator.user)) > 1


def _name(template: str) -> str:
    """`account/email/password_changed` and `account/messages/password_changed.txt` → `password_changed`."""
    return template.rpartition("/")[2].removesuffix(".txt")
