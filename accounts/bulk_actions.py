"""Wagtail's actions on several accounts, which name administrators among those that others may not touch."""

from typing import Any

from django.http import HttpRequest
from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction
from wagtail.users.views.bulk_actions.set_active_state import SetActiveStateBulkAction

from home.models import User


class LeavesAdministrators:
    request: HttpRequest

    def check_perm(self, user: User) -> Any:
        may_touch = self.request.user.is_superuser or not user.is_superuser
        return may_touch and super().check_perm(user)  # type: ignore[misc]  # Wagtail's action has it


class SetActiveState(LeavesAdministrators, SetActiveStateBulkAction):
    pass


class AssignRole(LeavesAdministrators, AssignRoleBulkAction):
    pass
