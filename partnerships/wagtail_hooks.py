from wagtail import hooks
from wagtail.snippets.models import register_snippet

from partnerships.advice.admin import AdviceGroup
from partnerships.bulk import ACTIONS
from partnerships.contributions.admin import ContributionGroup
from partnerships.viewsets import PartnershipGroup
from partnerships.working_groups.admin import WorkingGroupGroup

register_snippet(PartnershipGroup)
register_snippet(AdviceGroup)
register_snippet(ContributionGroup)
register_snippet(WorkingGroupGroup)
for action in ACTIONS:
    hooks.register("register_bulk_action", action)
