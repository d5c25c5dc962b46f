"""What waits for a review, on the first page of the admin."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as words_of_wagtail  # from its catalogues, not gathered for ours
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Revision, Task, TaskState, WorkflowTask


class ReviewPanel(WorkflowObjectsToModeratePanel):
    """Wagtail’s, which asks the database for the tasks of each page singly; here only pages have workflows."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        states = _waiting_for(request)
        tasks = tasks_with_status(states)
        return {
            **Component.get_context_data(self, parent_context),
            "request": request,
            "csrf_token": parent_context["csrf_token"],
            "states": [
                {
                    "obj": page,
                    "revision": state.revision,
                    "previous_revision_id": state.previous_revision_id,
                    "live_revision_id": page.live_revision_id,
                    "task_state": state,
                    "actions": state.task.specific.get_actions(page, request.user),
                    "workflow_tasks": tasks[state.workflow_state_id],
                    "workflow_action_url_name": "wagtailadmin_pages:workflow_action",
                    "workflow_preview_url_name": "wagtailadmin_pages:workflow_preview",
                    "revisions_compare_url_name": "wagtailadmin_pages:revisions_compare",
                }
                for state in states
                if (page := state.revision.content_object)
            ],
        }


def _waiting_for(request: HttpRequest) -> list[TaskState]:
    states = TaskState.objects.reviewable_by(request.user).order_by("-started_at")
    states = states.select_related("revision__user", "workflow_state__workflow")
    states = states.prefetch_related("revision__content_object__latest_revision")
    return list(states.annotate(previous_revision_id=Revision.objects.previous_revision_id_subquery()))


def tasks_with_status(states: Iterable[TaskState]) -> dict[int, list[Task]]:
    """The tasks of the workflow in which each page is, as `WorkflowState.alltasks_with_status` gives those of one."""
    workflows = {state.workflow_state_id: state.workflow_state.workflow_id for state in states}
    steps = WorkflowTask.objects.filter(workflow__in=set(workflows.values()), task__active=True)
    steps = steps.order_by("sort_order").select_related("task")
    reached = TaskState.objects.filter(workflow_state__in=workflows).order_by("started_at", "pk")
    last = {(state.workflow_state_id, state.task_id): state.status for state in reached}
    return {
        place: [_told(step.task, last.get((place, step.task_id))) for step in steps if step.workflow_id == workflow]
        for place, workflow in workflows.items()
    }


def _told(task: Task, status: str | None) -> Task:
    told = copy(task)
    told.status = status
    told.status_display = dict(TaskState.STATUS_CHOICES).get(status, words_of_wagtail("Not started"))
    return told
