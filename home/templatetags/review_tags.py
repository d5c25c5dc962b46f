import json

from django import template
from wagtail import hooks
from wagtail.models import WorkflowState

from home.translation.status import lacking

register = template.Library()


@register.simple_tag(takes_context=True)
def props_for_user(context):
    """What wagtail-localize tells its editor, without the way to an alias where `convert_to_alias` refuses it."""
    props, page = json.loads(context["props"]), context["instance"]
    if page.live and not page.permissions_for_user(context["request"].user).can_publish():
        props["links"]["convertToAliasUrl"] = None
    return json.dumps(props)


@register.inclusion_tag("home/admin/review.html", takes_context=True)
def review_of_translation(context):
    """Above wagtail-localize's editor: in which state the review is, and what the user can do about it."""
    user, page = context["request"].user, context["instance"]
    state = page.current_workflow_state
    task_state = state and state.current_task_state
    is_waiting = bool(state) and state.status == WorkflowState.STATUS_IN_PROGRESS
    permissions = page.permissions_for_user(user)
    return {
        "page": page,
        "state": state,
        "task_state": task_state,
        "is_waiting": is_waiting,
        "is_reviewer": is_waiting and bool(task_state.task.specific.get_actions(page, user)),
        "can_withdraw": is_waiting and state.user_can_cancel(user),
        "can_submit": page.has_workflow and not is_waiting and not permissions.can_publish(),
        "missing": 0 if is_waiting else lacking(context["translation"]),
        "csrf_token": context["csrf_token"],
    }


@register.inclusion_tag("home/admin/translation_buttons.html", takes_context=True)
def buttons_of_translation(context):
    """Other ways to translate, which apps offer by `register_translation_buttons(translation, page, user)`."""
    user, page, translation = context["request"].user, context["instance"], context["translation"]
    found = [
        button for hook in hooks.get_hooks("register_translation_buttons") for button in hook(translation, page, user)
    ]
    return {"buttons": sorted(found)}
