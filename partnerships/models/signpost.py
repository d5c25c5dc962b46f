from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.tables import faceted_list, pagination
from core.text import countries, languages
from core.text.countries import CountriesField
from core.text.fields import InEachLanguage
from core.text.sources import SourcedMixin
from home import i18n
from home.models import Topic
from home.models.pages import BodyPage
from partnerships.models.organisations import Organisation


class ConcernQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_public=True)

    def to_show(self):
        return self.select_related("contact", "page__locale").prefetch_related("organisations")


class SignpostEntry(SourcedMixin, index.Indexed, models.Model):
    """A question that readers have, and who answers it."""

    question = InEachLanguage(models.CharField, _("question"), max_length=200, source={"unique": True})
    answer = InEachLanguage(
        models.TextField, _("answer"), source={"help_text": _("Two or three sentences: who, for what, and how.")}
    )
    level = models.CharField(_("level"), max_length=20, choices=Organisation.Level.choices)
    organisations = models.ManyToManyField(Organisation, verbose_name=_("who answers"), blank=True)
    contact = models.ForeignKey(
        "home.Person",
        verbose_name=_("contact"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page that says more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    countries = CountriesField(
        verbose_name=_("countries"), help_text=_("Two letters of ISO 3166 each; empty if it is the same everywhere.")
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True)
    is_public = models.BooleanField(_("public"), default=True)

    objects = ConcernQuerySet.as_manager()

    search_fields = [
        index.SearchField("question_de"),
        index.AutocompleteField("question_de"),
        index.SearchField("answer_de"),
        index.FilterField("is_public"),
    ]

    class Meta:
        verbose_name = _("question of responsibility")
        verbose_name_plural = _("questions of responsibility")
        ordering = ["question_de"]

    def __str__(self):
        return self.question_de

    @property
    def anchor(self):
        return f"question-{self.pk}"

    @property
    def more(self):
        version = i18n.localize_pages([self.page]).get(self.page_id)
        return i18n.link(version) if version else None


class SignpostPage(BodyPage):
    """Who is responsible for what: all questions, narrowed down by level, topic and country."""

    search_kind = "guide"
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = []
    max_count_per_parent = 1
    per_page = 50

    class Meta:
        verbose_name = _("signpost")
        verbose_name_plural = _("signposts")

    def get_context(self, request, *args, **kwargs):
        form, message = faceted_list.form_from_request(
            request, _finder(), {"level": gettext("By level"), "question": gettext("By question")}
        )
        entries = SignpostEntry.objects.to_show().in_bulk(form.matching_keys())
        i18n.localize_pages([entry.page for entry in entries.values()])
        ordered = sorted(entries.values(), key=_order(form.cleaned_data["sort"]))
        page_obj, wrong_number = pagination.paginate(ordered, request, self.per_page)
        return super().get_context(request, *args, **kwargs) | {
            "form": form,
            "message": message or wrong_number,
            "page_obj": page_obj,
            "count_in_words": ngettext("%(count)s question", "%(count)s questions", len(ordered))
            % {"count": len(ordered)},
            "base_url": form.pages_url(),
        }


def _finder():
    facets = [
        faceted_list.Facet("level", gettext("Level"), in_order=True),
        faceted_list.Facet("topic", gettext("Topic")),
        faceted_list.Facet("country", gettext("Country"), empty_means_all=True),
    ]
    found = SignpostEntry.objects.public().values_list(
        "pk", "level", "countries", faceted_list.slugs_of(Topic, "signpostentry")
    )
    rows = [
        faceted_list.Row(key, {"level": [level], "topic": topics, "country": codes})
        for key, level, codes, topics in found
    ]
    labels = {
        "level": dict(Organisation.Level.choices),
        "topic": {term.slug: term.name for term in Topic.objects.all()},
        "country": {code: countries.name(code) for row in rows for code in row.values["country"]},
    }
    return faceted_list.Finder(facets, rows, labels)


def _order(sort):
    levels = Organisation.Level.values

    def key(entry):
        words = languages.sort_key(entry.question)
        return words if sort == "question" else (levels.index(entry.level), words)

    return key
