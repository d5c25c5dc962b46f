"""Kinds of results, as readers know them."""

from django.utils.translation import pgettext_lazy

KINDS = {
    "page": pgettext_lazy("kind of result", "Page"),
    "news": pgettext_lazy("kind of result", "News"),
    "event": pgettext_lazy("kind of result", "Event"),
    "country": pgettext_lazy("kind of result", "Country focus"),
    "practice": pgettext_lazy("kind of result", "Good practice"),
    "funding": pgettext_lazy("kind of result", "Funding"),
    "guide": pgettext_lazy("kind of result", "Guide"),
    "partnership": pgettext_lazy("kind of result", "Partnership"),
    "municipality": pgettext_lazy("kind of result", "Municipality"),
    "notice": pgettext_lazy("kind of result", "Partner search"),
    "term": pgettext_lazy("kind of result", "Glossary term"),
    "document": pgettext_lazy("kind of result", "Document"),
}
