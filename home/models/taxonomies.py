from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.text import languages
from core.text.fields import InEachLanguage


class Term(index.Indexed, models.Model):
    """A word by which readers filter, in three languages."""

    name = InEachLanguage(models.CharField, _("name"), max_length=120, source={"unique": True}, others={})
    slug = models.SlugField(
        _("identifier"), unique=True, help_text=_("Part of addresses and of the open data; best never changed.")
    )

    search_fields = [
        *map(index.SearchField, languages.columns("name")),
        index.AutocompleteField("name_de"),
    ]

    class Meta:
        abstract = True
        ordering = ["name_de"]

    def __str__(self):
        return self.name_de


class Topic(Term):
    """What municipalities work on together."""

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Audience(Term):
    """Whom something is meant for."""

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


def terms_of(page, *relations):
    """`{relation: terms}` of a page's parental many-to-many fields to terms; one query for all of them."""
    found = {relation: [] for relation in relations}
    columns, queries = languages.columns("name"), []
    for relation in relations:
        terms = getattr(page, relation).all()
        if not isinstance(terms, models.QuerySet):  # a preview, whose choices are not saved
            found[relation] = list(terms)
            continue
        marked = terms.order_by().annotate(relation=models.Value(relation))
        queries.append(marked.values_list("relation", "slug", *columns))
    for relation, slug, *names in queries[0].union(*queries[1:]) if queries else []:
        model = page._meta.get_field(relation).related_model
        names = dict(zip(columns, names, strict=True))
        found[relation].append(model(slug=slug, **names))
    for terms in found.values():
        terms.sort(key=lambda term: languages.sort_key(term.name))
    return found
