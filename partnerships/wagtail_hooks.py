from wagtail.snippets.models import register_snippet

from partnerships.advice.admin import AdviceGroup
from partnerships.viewsets import PartnershipGroup

register_snippet(PartnershipGroup)
register_snippet(AdviceGroup)
