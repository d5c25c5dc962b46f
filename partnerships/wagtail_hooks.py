from django.urls import reverse
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.waiting import Waiting
from partnerships.advice.admin import AdviceGroup
from partnerships.bulk import ACTIONS
from partnerships.contributions.admin import ContributionGroup
from partnerships.models import AdviceRequest, GroupMember, Notice, Proposal
from partnerships.viewsets import PartnershipGroup
from partnerships.working_groups.admin import WorkingGroupGroup

register_snippet(PartnershipGroup)
register_snippet(AdviceGroup)
register_snippet(ContributionGroup)
register_snippet(WorkingGroupGroup)
for action in ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_waiting")
def advice_requests_that_wait(request):
    viewset = AdviceRequest.snippet_viewset
    if not viewset.permission_policy.user_has_permission(request.user, "change"):
        return []
    count = AdviceRequest.objects.overdue().count()
    words = ngettext("%(count)s advice request is overdue", "%(count)s advice requests are overdue", count)
    address = f"{reverse(viewset.get_url_name('list'))}?ordering=due_on"
    return [Waiting(words % {"count": count}, count, address, urgent=True)]


@hooks.register("register_waiting")
def contributions_that_wait(request):
    words = {
        Notice: lambda count: ngettext(
            "%(count)s partner search notice to decide", "%(count)s partner search notices to decide", count
        ),
        Proposal: lambda count: ngettext("%(count)s proposal to decide", "%(count)s proposals to decide", count),
        GroupMember: lambda count: ngettext(
            "%(count)s wish to join a working group", "%(count)s wishes to join a working group", count
        ),
    }
    return [_waiting(model, say) for model, say in words.items() if _may_decide(request.user, model)]


def _may_decide(user, model):
    return model.snippet_viewset.permission_policy.user_has_permission(user, "change")


def _waiting(model, say):
    count = model.objects.filter(state=model.State.WAITING).count()
    address = reverse(model.snippet_viewset.get_url_name("list"))
    return Waiting(say(count) % {"count": count}, count, f"{address}?state={model.State.WAITING}")
