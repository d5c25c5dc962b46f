"""The German side: the words with their formatting, the terms of the glossary in them, and where links lead."""

from collections.abc import Iterable
from typing import Any

from bs4 import NavigableString, Tag
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page

from translation.segments.glossary import Glossary
from translation.segments.markup import Formatting
from translation.segments.segment import Segment


class German:
    """Of one page; what its links lead to is read once for all."""

    def __init__(self, segments: Iterable[Segment], glossary: Glossary) -> None:
        self.glossary = glossary
        links = [link for segment in segments for link in segment.attributes.values()]
        self.titles = {
            "page": _titles(Page, links, "page"),
            "document": _titles(get_document_model(), links, "document"),
            "glossary": {str(key): term.german for key, term in glossary.by_key.items()},
        }

    def html(self, segment: Segment) -> SafeString:
        return self._html(segment.parsed, list(segment.formatting))

    def _html(self, parent: Tag, left: list[Formatting]) -> SafeString:
        parts = []
        for child in parent.children:
            if isinstance(child, NavigableString):
                parts.append(self._with_terms(str(child)))
            elif isinstance(child, Tag) and child.name == "br":
                parts.append(mark_safe("<br>"))
            elif isinstance(child, Tag):  # in the order in which they are numbered
                formatting = left.pop(0)
                tag = "u" if formatting.name == "a" else formatting.name
                chip = format_html('<span class="translation-chip">{}</span>', formatting.number)
                # Segments are made of rich text, which holds only tags that Wagtail lets through.
                html = format_html("<{}>{}{}</{}>", mark_safe(tag), chip, self._html(child, left), mark_safe(tag))
                parts.append(html)
        return format_html_join("", "{}", ((part,) for part in parts))

    def _with_terms(self, text: str) -> SafeString:
        return format_html_join(
            "",
            "{}",
            (
                (format_html('<mark class="translation-term">{}</mark>', piece) if term else piece,)
                for piece, term in self.glossary.split(text)
            ),
        )

    def chips(self, segment: Segment) -> list[dict[str, Any]]:
        """What each number stands for."""
        return [
            {
                "number": formatting.number,
                "marks": f"{{{formatting.number}}}…{{/{formatting.number}}}",
                "name": self._name(formatting, segment),
            }
            for formatting in segment.formatting
        ]

    def _name(self, formatting: Formatting, segment: Segment) -> str:
        if formatting.name in {"b", "strong"}:
            return _("bold")
        if formatting.name in {"i", "em"}:
            return _("italic")
        if formatting.name != "a":
            return formatting.name
        link = segment.attributes.get(formatting.id, {})
        target = link.get("href") or self.titles.get(link.get("linktype", ""), {}).get(str(link.get("id")), "")
        kind = link.get("linktype")
        words = _("explained in the glossary: %(target)s") if kind == "glossary" else _("link: %(target)s")
        return words % {"target": target or "?"}


def _titles(model: Any, links: list[dict[str, str]], kind: str) -> dict[str, str]:
    keys = {link["id"] for link in links if link.get("linktype") == kind and str(link.get("id", "")).isdecimal()}
    found = model.objects.filter(pk__in=keys).values_list("pk", "title") if keys else ()
    return {str(key): title for key, title in found}
