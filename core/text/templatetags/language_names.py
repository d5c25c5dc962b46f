from django import template
from django_stubs_ext import StrOrPromise

from core.text import languages

register = template.Library()


@register.filter
def in_words(code: str) -> StrOrPromise:
    """“in German”: what a link to a page in the language says."""
    return languages.LANGUAGES[code].in_words
