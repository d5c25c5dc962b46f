from wagtail import hooks
from wagtail.snippets.models import register_snippet

from partnerships.advice.admin import AdviceGroup
from partnerships.bulk import ACTIONS
from partnerships.viewsets import PartnershipGroup

register_snippet(PartnershipGroup)
register_snippet(AdviceGroup)
for action in ACTIONS:
    hooks.register("register_bulk_action", action)
