from django.urls import reverse
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.waiting import Waiting
from partnerships.advice.admin import AdviceGroup
from partnerships.bulk import ACTIONS
from partnerships.contributions.admin import ContributionGroup
from partnerships.models import AdviceRequest
from partnerships.viewsets import PartnershipGroup

register_snippet(PartnershipGroup)
register_snippet(AdviceGroup)
register_snippet(ContributionGroup)
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
