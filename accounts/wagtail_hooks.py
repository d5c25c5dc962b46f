from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.widgets import Button

from accounts import administrators, bulk_actions, notices, sessions, views
from home.models import User


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLResolver]:
    urls = [path("<int:pk>/", views.help_in, name="help_in")]
    return [path("log-in/", include((urls, "accounts_admin")))]


@hooks.register("after_create_user")
def invite(request: HttpRequest, user: User) -> None:
    user.set_unusable_password()  # until the person has chosen one
    user.save(update_fields=["password"])
    notices.invite(user)


@hooks.register("before_create_user")
@hooks.register("before_edit_user")
def leave_to_administrators(request: HttpRequest, user: User | None = None) -> None:
    """Whoever may change accounts would else take over an administrator’s by its address, or make themselves one."""
    meant = User(is_superuser="is_superuser" in request.POST)
    if not all(administrators.may_touch(request.user, account) for account in (user, meant) if account):
        raise PermissionDenied


for action in (bulk_actions.SetActiveState, bulk_actions.AssignRole):
    hooks.register("register_bulk_action", action, order=1)  # after Wagtail's own, in whose place they come


@hooks.register("after_bulk_action")
def end_sessions(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """The list switches accounts off by a query, which sends no signal."""
    for user in objects:
        if isinstance(user, User) and not User.objects.filter(pk=user.pk, is_active=True).exists():
            sessions.end_all_of(user)


@hooks.register("register_user_listing_buttons")
def help_in(user: User, request_user: User) -> Iterator[Button]:
    if request_user.has_perm("home.change_user"):
        yield Button(_("Log-in"), reverse("accounts_admin:help_in", args=[user.pk]), icon_name="key", priority=30)


class NoFields(forms.ModelForm):
    class Meta:
        model = User
        fields: list[str] = []


@hooks.register("register_account_settings_panel")
class LogInPanel(BaseSettingsPanel):
    """Wagtail’s account page leads to where password and factors are changed."""

    name = "log_in"
    title = gettext_lazy("Log-in")
    order = 250
    form_class = NoFields
    template_name = "accounts/admin/panel.html"
