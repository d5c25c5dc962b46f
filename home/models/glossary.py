from itertools import groupby

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.text import languages
from core.text.fields import InEachLanguage
from core.text.sources import SourcedMixin
from home.models.base import BasePage


class GlossaryTerm(SourcedMixin, index.Indexed, models.Model):
    """A term of the field in three languages; serves readers, editors and translators alike."""

    term = InEachLanguage(models.CharField, _("term"), max_length=120, source={"unique": True})
    definition = InEachLanguage(models.TextField, _("definition"))
    note = models.TextField(_("note for translators"), blank=True, help_text=_("Not shown to readers."))
    do_not_translate = models.BooleanField(
        _("do not translate"), default=False, help_text=_("A name that stays as it is in every language.")
    )

    search_fields = [
        *map(index.SearchField, languages.columns("term")),
        index.AutocompleteField("term_de"),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term_de"]

    def __str__(self):
        return self.term_de

    @property
    def names(self):
        """The term in the other languages, for those who know it there."""
        others = [code for code in languages.CODES if code != self.term.language]
        return [
            {"lang": code, "text": getattr(self, f"term_{code}")} for code in others if getattr(self, f"term_{code}")
        ]

    @property
    def anchor(self):
        return slugify(languages.transliterate(self.term_de, languages.SOURCE))


class GlossaryPage(BasePage):
    """The glossary, sorted by the alphabet of the reader's language."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = []
    max_count_per_parent = 1
    is_overview = True

    class Meta:
        verbose_name = _("glossary page")
        verbose_name_plural = _("glossary pages")

    def get_context(self, request, *args, **kwargs):
        terms = sorted(GlossaryTerm.objects.all(), key=lambda term: languages.sort_key(term.term))
        groups = [
            {"letter": letter, "anchor": f"letter-{position}", "terms": list(group)}
            for position, (letter, group) in enumerate(groupby(terms, key=lambda term: languages.initial(term.term)))
        ]
        return super().get_context(request, *args, **kwargs) | {"groups": groups}
