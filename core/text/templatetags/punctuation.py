"""The tag `colon` of all templates (a built-in of settings): French sets a space before it."""

from django import template

from core.text import typography

register = template.Library()
register.simple_tag(typography.colon, name="colon")
