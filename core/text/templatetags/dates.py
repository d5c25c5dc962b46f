"""The filter `date` of all templates (a built-in of settings): Django’s, but French counts the first of a month."""

from typing import Any

from django import template
from django.template import defaultfilters

from core.text import typography

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value: Any, form: str | None = None) -> str:
    return typography.typeset_date(defaultfilters.date(value, form))
