"""The review that a page goes through before it is published, for whoever may not publish: four eyes see it."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from home.staff import roles

NAME = "Vier Augen"
TASK = "Freigabe"
WAGTAIL_DEFAULT = "Moderators approval"


def create():
    """
    Let the group of publishers review every page.

    What an administrator made of it since stays as it is: only where there is no workflow at all one is made.
    """
    publishers = Group.objects.get(name=roles.PUBLISHERS)
    _take_over_default(publishers)
    if not Workflow.objects.exists():
        task = GroupApprovalTask.objects.create(name=TASK)
        task.groups.add(publishers)
        workflow = Workflow.objects.create(name=NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())


def _take_over_default(publishers):
    """Wagtail's own waits for a group without members; whatever was submitted to it waits for the publishers now."""
    task = GroupApprovalTask.objects.filter(name=WAGTAIL_DEFAULT).first()
    if task is None or get_user_model().objects.filter(groups__in=task.groups.all()).exists():
        return
    task.name = TASK
    task.save()
    task.groups.set([publishers])
    Workflow.objects.filter(name=WAGTAIL_DEFAULT).update(name=NAME)
