from django.utils.functional import SimpleLazyObject

from home.models import SiteSettings


def site_settings(request):
    """`site_settings`: facts about the office; read when a template asks for them."""
    return {"site_settings": SimpleLazyObject(lambda: SiteSettings.for_request(request))}
