"""Wagtail's actions on several accounts, which name administrators among those that others may not touch."""

from typing import Any

from django.http import HttpRequest
from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction
from wagtail.users.views.bulk_actions.set_active_state import SetActiveStateBulkAction

from accounts import administrators
from home.models import User


class LeavesAdministrators:
    """Before one of Wagtail's actions."""

    request: HttpRequest

    def check_perm(self, user: User) -> Any:
        return administrators.may_touch(self.request.user, user) and super().check_perm(user)  # type: ignore[misc]


class SetActiveState(LeavesAdministrators, SetActiveStateBulkAction):
    pass


class AssignRole(LeavesAdministrators, AssignRoleBulkAction):
    pass
