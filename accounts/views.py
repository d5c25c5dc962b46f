from typing import Any

from allauth.account import views as account
from allauth.account.internal.stagekit import clear_login, unstash_login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as base
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import administrators, factors, notices
from home.models import User
from home.serving import addresses


def home(request: HttpRequest) -> HttpResponse:
    return redirect("mfa_index" if request.user.is_authenticated else "account_login")


def log_in(request: HttpRequest) -> HttpResponse:
    """Who has logged in is sent here by what lets them in no second time: led back, they would go round for ever."""
    asked = get_next_redirect_url(request)
    if not asked or not request.user.is_authenticated or request.method == "POST":
        return account.login(request)
    if settings.STRONG_FACTOR_REQUIRED and factors.is_missing(request):
        return redirect("mfa_index")
    if _may_open(request, asked):
        return account.login(request)
    return render(request, "accounts/not_allowed.html", {"asked": asked}, status=403)


def _may_open(request: HttpRequest, address: str) -> bool:
    if address.startswith(reverse("wagtailadmin_home")):
        return request.user.has_perm("wagtailadmin.access_admin")
    page = addresses.page_at(request, address)
    return page is not None and all(rule.accept_request(request) for rule in page.get_view_restrictions())


def nobody_signs_up(request: HttpRequest) -> HttpResponse:
    """allauth asks for the address; accounts are made by administrators."""
    raise Http404


def authenticate(request: HttpRequest) -> HttpResponse:
    """Asks for a factor; since then the password may have changed, the account have been switched off or deleted."""
    login = unstash_login(request, peek=True)
    if login and not (login.user and login.user.is_active):
        clear_login(request)
        return redirect("account_inactive")
    if login and request.session.get(factors.ASKED_WITH) != login.user.get_session_auth_hash():
        clear_login(request)
        return redirect("account_login")
    return base.authenticate(request)


class RemovePasskeyView(RemoveWebAuthnView):
    """The last factor stays, as it does for codes."""

    def form_valid(self, form: Any) -> HttpResponse:
        adapter, passkey = get_adapter(), self.get_object()
        if not adapter.can_delete_authenticator(passkey):
            messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
            return redirect(self.get_success_url())
        return super().form_valid(form)


@require_http_methods(["GET", "POST"])
def help_in(request: HttpRequest, pk: int) -> HttpResponse:
    """For administrators: send the invitation again, or take factors away from somebody who has lost them."""
    user = get_object_or_404(User, pk=pk)
    if not request.user.has_perm("home.change_user") or not administrators.may_touch(request.user, user):
        raise Http404
    if request.method == "POST" and "invite" in request.POST and notices.is_waiting(user):
        try:
            notices.invite(user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The invitation has been sent to %(address)s.") % {"address": user.email})
        return redirect("wagtailusers_users:index")
    if request.method == "POST" and "remove" in request.POST:
        factors.give_new_start(user)
        messages.success(request, _("%(person)s sets up a new passkey or app at the next log-in.") % {"person": user})
        return redirect("wagtailusers_users:index")
    if request.method == "POST" and "disconnect" in request.POST:
        factors.disconnect(user)
        messages.success(request, _("%(person)s is connected anew at the next log-in.") % {"person": user})
        return redirect("wagtailusers_users:index")
    connected = SocialAccount.objects.filter(user=user).exists()
    context = {
        "person": user,
        "is_waiting": notices.is_waiting(user),
        "factors": factors.of(user),
        "connected": connected,
        "back": reverse("wagtailusers_users:index"),
    }
    return render(request, "accounts/admin/help_in.html", context)
