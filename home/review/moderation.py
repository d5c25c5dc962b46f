"""
Who is told by mail what becomes of a page in review and of comments, in the recipient's language and by the outbox.

Wagtail itself would send at once, in the request: `home.wiring` puts these in the places of its own.
"""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from core.mail import outbox
from core.mail.models import OutboxMail
from core.text import languages
from home.models import User
from home.staff import mail

KIND = "home.moderation"
COMMENTS = "home.comments"
# What people can switch off in their accounts.
PREFERENCES = {
    "submitted": "submitted_notifications",
    "approved": "approved_notifications",
    "returned": "rejected_notifications",
    "withdrawn": "submitted_notifications",
    "commented": "updated_comments_notifications",
}


def tell_of_submission(instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    if isinstance(instance.task.specific, AbstractGroupApprovalTask):
        _tell("submitted", instance, _reviewers(instance), user)


def tell_of_approval(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    _tell("approved", _task_state(instance), _author(instance), user)


def tell_of_return(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    _tell("returned", _task_state(instance), _author(instance), user)


def tell_of_end(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """A review ends also when somebody publishes the page meanwhile, or sets a date for it: that is an approval."""
    state = _task_state(instance)
    page = Page.objects.get(pk=instance.object_id)
    if (page.live and page.live_revision_id == page.latest_revision_id) or page.approved_schedule:
        _tell("approved", state, _author(instance), user)
    elif state.status == TaskState.STATUS_CANCELLED:  # else it had gone back already, and no reviewer waits for it
        _tell("withdrawn", state, [*_told(state), *_author(instance)], user)


def may_work_on(page: Page, person: User) -> bool:
    """Whether mails may tell somebody of a page that was theirs: a role may have been taken away since."""
    return person.is_active and page.permissions_for_user(person).can_edit()


def _author(instance: WorkflowState) -> list[User]:
    person = instance.requested_by
    return [person] if person and may_work_on(instance.content_object, person) else []


def tell_of_comments(people: Iterable[User], notification: str, changes: dict[str, Any]) -> None:
    """In the place of Wagtail's `send_notification`, which without a mail server ends the request in an error."""
    page, person = changes["page"], get_user_display_name(changes["editor"])
    for each in people:
        # Who has once commented is told of answers, and need not be allowed to see the page any more.
        if _wants(each, "commented") and may_work_on(page, each):
            language = languages.preferred_by(each)
            with translation.override(language):
                comment = "\n".join(_said(changes))
            context = {"event": "commented", "person": person, "comment": comment, **about(page, language)}
            mail.queue(COMMENTS, f"comments:{page.pk}:{uuid.uuid4()}", each, context)


def _said(changes: dict[str, Any]) -> Iterator[str]:
    for comment in changes["new_comments"]:
        yield _("New: %(comment)s") % {"comment": comment.text}
    for comment in changes["resolved_comments"]:
        yield _("Settled: %(comment)s") % {"comment": comment.text}
    for comment in changes["deleted_comments"]:
        yield _("Deleted: %(comment)s") % {"comment": comment.text}
    for thread in changes["replied_comments"]:
        for reply in thread["replies"]:
            words = {"comment": thread["comment"].text, "reply": reply.text}
            yield _("%(reply)s (in answer to: %(comment)s)") % words


def _task_state(workflow_state: WorkflowState) -> TaskState:
    return TaskState.objects.select_related("workflow_state").get(pk=workflow_state.current_task_state_id)


def _reviewers(state: TaskState) -> list[User]:
    """Those in the task's groups; where nobody is, administrators, for else the page would wait for ever."""
    users = get_user_model().objects.filter(is_active=True)
    members = users.filter(groups__in=state.task.specific.groups.all()).distinct()
    return list(members) or list(users.filter(is_superuser=True))


def _told(state: TaskState) -> list[User]:
    keys = {_key("submitted", state, person): person for person in _reviewers(state)}
    return [keys[key] for key in OutboxMail.objects.filter(key__in=keys).values_list("key", flat=True)]


def _tell(event: str, state: TaskState, people: Iterable[User], by: User | None) -> None:
    page = state.workflow_state.content_object
    for person in people:
        if person != by and _wants(person, event):
            language = languages.preferred_by(person)
            context = {"event": event, "person": by and get_user_display_name(by), **about(page, language)}
            mail.queue(KIND, _key(event, state, person), person, context | {"comment": state.comment})


def _wants(person: User, event: str) -> bool:
    return person.is_active and getattr(UserProfile.get_for_user(person), PREFERENCES[event])


def _key(event: str, state: TaskState, person: User) -> str:
    return f"moderation:{state.pk}:{event}:{person.pk}"


def about(page: Page, language: str) -> dict[str, str]:
    """What mails to those who work in the admin say of a page: its title, its language, where to work on it."""
    code = page.locale.language_code
    with translation.override(language):
        return {
            "title": languages.Localized(page.get_admin_display_title(), code),
            "page_language": languages.name_of(code),
            "url": outbox.absolute(reverse("wagtailadmin_pages:edit", args=[page.pk])),
        }
