from wagtail.snippets.models import register_snippet

from partnerships.viewsets import PartnershipGroup

register_snippet(PartnershipGroup)
