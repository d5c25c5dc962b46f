from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def strong_factor_required() -> bool:
    return settings.STRONG_FACTOR_REQUIRED
