from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django_stubs_ext import StrOrPromise

from core.text import languages
from search.analysis import Piece
from search.kinds import KINDS

register = template.Library()


@register.simple_tag
def pieces(found: Iterable[Piece]) -> SafeString:
    """Pieces of a text, escaped, those that met the search inside <mark>."""
    marked = (format_html("<mark>{}</mark>", piece.text) if piece.marked else piece.text for piece in found)
    return format_html_join("", "{}", ((piece,) for piece in marked))


@register.simple_tag
def kind_name(kind: str) -> StrOrPromise:
    return KINDS.get(kind, KINDS["page"])


@register.simple_tag
def language_name(code: str) -> str:
    return languages.name_of(code)
