"""allauth's forms with our labels, and with guesses counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp import forms as code_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from accounts import guesses, notices
from core.public_forms import limits
from core.text.addresses import EmailField

MOST_RESETS = 3  # mails to one address within an hour
MOST_RESETS_OF_SENDER = {"address": 20, "site": 40, "network": 120, "provider": 1200}

NEW_PASSWORD = gettext_lazy("New password")
ONCE_MORE = gettext_lazy("New password, once more")
CODE = gettext_lazy("Six digits from your app, or a recovery code")


class _KnownPassword(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = gettext_lazy("Password")
        self.fields["password"].help_text = ""


class LoginForm(_KnownPassword, account_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = gettext_lazy("E-mail address or user name")
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"

    def user_credentials(self) -> dict[str, Any]:
        """One way to find the account: to try two would take longer where there is one, and so tell."""
        login = self.cleaned_data["login"]
        return {"email" if "@" in login else "username": login, "password": self.cleaned_data["password"]}


class ReauthenticateForm(_KnownPassword, account_forms.ReauthenticateForm):
    pass


class _NewPassword(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = NEW_PASSWORD
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())
        self.fields["password2"].label = ONCE_MORE


class ChangePasswordForm(_NewPassword, account_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = gettext_lazy("Current password")


class SetPasswordForm(_NewPassword, account_forms.SetPasswordForm):
    pass


class ResetPasswordKeyForm(_NewPassword, account_forms.ResetPasswordKeyForm):
    pass


class UserTokenForm(account_forms.UserTokenForm):
    """Who a link is for; of an account that is switched off it is worth as much as one that has expired."""

    def _get_user(self, uidb36: str) -> Any:
        user = super()._get_user(uidb36)
        return user if user and user.is_active else None


class ResetPasswordForm(forms.Form):
    email = EmailField(label=gettext_lazy("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def save(self, request: HttpRequest, **kwargs: Any) -> None:
        """Beyond the limits no mail is sent, and nobody is told: what the page says is the same for all."""
        address = self.cleaned_data["email"]
        counted = [limits.counter("reset", address.casefold(), MOST_RESETS)]
        counted += limits.by_sender("reset", MOST_RESETS_OF_SENDER, request)
        try:
            limits.check(counted, limits.numbers(counted))
        except limits.LimitReachedError:
            return
        limits.count(counted)
        notices.send_reset(address)


class _Code(forms.Form):
    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = CODE
        self.fields["code"].widget.attrs["inputmode"] = "text"

    def clean_code(self) -> str:
        with guesses.counted(guesses.of_code(context.request, self.user)) as guess:
            code = super().clean_code()  # type: ignore[misc]
            guess.right()
        return code


class _CodeOnce(_Code):
    """A code lets in once: what django-allauth keeps of it in the cache, other processes may not see."""

    def clean_code(self) -> str:
        code = super().clean_code()
        if guesses.is_used(self.user, normalize_user_code(code)):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(_CodeOnce, factor_forms.AuthenticateForm):
    pass


class ReauthenticateCodeForm(_CodeOnce, factor_forms.ReauthenticateForm):
    pass


class ActivateTOTPForm(_Code, code_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = gettext_lazy("Six digits that the app shows")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


@contextmanager
def _well_formed() -> Iterator[None]:
    """django-allauth and the library behind it take for granted that a browser has written the answer."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError):
        raise forms.ValidationError(gettext("The passkey could not be used.")) from None


class _Passkey(forms.Form):
    def clean_credential(self) -> Any:
        with _well_formed():
            return super().clean_credential()  # type: ignore[misc]


class LoginPasskeyForm(_Passkey, passkey_forms.LoginWebAuthnForm):
    pass


class AuthenticatePasskeyForm(_Passkey, passkey_forms.AuthenticateWebAuthnForm):
    pass


class ReauthenticatePasskeyForm(_Passkey, passkey_forms.ReauthenticateWebAuthnForm):
    pass


class _NamedPasskey(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = gettext_lazy("Name of the passkey")


class AddPasskeyForm(_NamedPasskey, passkey_forms.AddWebAuthnForm):
    passwordless = forms.BooleanField(
        label=gettext_lazy("Log in with it alone, without a password"),
        required=False,
        initial=True,
        widget=forms.CheckboxInput(attrs={"class": "kern-form-check__checkbox"}),
        help_text=gettext_lazy("The device then asks for your finger, face or PIN. Untick it for a key without a PIN."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = gettext_lazy("So that you recognise it, as “office laptop”.")

    def clean_credential(self) -> dict[str, Any]:
        """0 and false are JSON too: django-allauth would store them unread, as a passkey that nobody has."""
        credential = self.cleaned_data["credential"]
        if not isinstance(credential, dict):
            raise forms.ValidationError(gettext("The passkey could not be used."))
        return credential

    def clean(self) -> dict[str, Any] | None:
        with _well_formed():
            return super().clean()


class EditPasskeyForm(_NamedPasskey, passkey_forms.EditWebAuthnForm):
    pass
