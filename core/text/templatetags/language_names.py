from django import template

from core.text import languages

register = template.Library()


@register.filter
def in_words(code):
    """“in German”: what a link to a page in the language says."""
    return languages.LANGUAGES[code].in_words
