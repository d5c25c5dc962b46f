from urllib.parse import urlencode

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from core.tables import faceted_list
from core.text import countries, languages
from core.text.sources import SourcedMixin
from home import i18n
from home.models import Topic
from home.models.base import BasePage
from home.models.pages import BodyPage
from home.models.people import ContactMixin
from home.models.subjects import SubjectsMixin
from home.models.taxonomies import terms_of
from partnerships import dates
from partnerships.models.finders import FinderPage, sort_names
from partnerships.models.funding import FundingProgrammePage
from partnerships.models.partnerships import Partnership
from partnerships.models.subjects import subject_links
from partnerships.models.taxonomies import CooperationForm, ParticipationFormat

SIMILAR = 3
FACTS = ["partnership", "forms", "formats", "stage", "carried_out", "funding", *SourcedMixin.SOURCE_FIELDS, "contact"]
WORDS = ["problem", "approach", "effort", "result", "lessons", "transferability"]


class BestPracticeIndexPage(FinderPage):
    """All best practices, to be found by country, topic, form, format and stage."""

    template = FinderPage.template
    subpage_types = ["partnerships.BestPracticePage"]
    is_overview = True
    entry_template = "partnerships/components/practice.html"
    nothing_found = gettext_lazy("No case matches this. Remove a filter, or tell us of a case of yours.")

    class Meta:
        verbose_name = gettext_lazy("overview of best practices")
        verbose_name_plural = gettext_lazy("overviews of best practices")

    @staticmethod
    def entry_model():
        return BestPracticePage

    def sorts(self):
        return sort_names()

    def finder(self):
        facets = [
            faceted_list.Facet("country", _("Country")),
            faceted_list.Facet("topic", _("Topic")),
            faceted_list.Facet("form", _("Form of co-operation")),
            faceted_list.Facet("format", _("Participation format")),
            faceted_list.Facet("stage", _("Stage of the partnership"), in_order=True),
        ]
        found = self.entries().values_list(
            "pk",
            "countries",
            faceted_list.slugs_of(Topic, "bestpracticepage"),
            faceted_list.slugs_of(CooperationForm, "bestpracticepage"),
            faceted_list.slugs_of(ParticipationFormat, "bestpracticepage"),
            Coalesce("partnership__stage", "stage"),
        )
        names = [facet.name for facet in facets]
        rows = [
            faceted_list.Row(key, dict(zip(names, [*lists, [stage] if stage else []], strict=True)))
            for key, *lists, stage in found
        ]
        labels = {
            "country": {code: countries.name(code) for row in rows for code in row.values["country"]},
            "topic": {term.slug: term.name for term in Topic.objects.all()},
            "form": {term.slug: term.name for term in CooperationForm.objects.all()},
            "format": {term.slug: term.name for term in ParticipationFormat.objects.all()},
            "stage": dict(Partnership.Stage.choices),
        }
        return faceted_list.Finder(facets, rows, labels)

    def in_order(self, keys, sort):
        if sort == "name":
            titles = dict(self.entries().values_list("pk", "title"))
            return sorted(keys, key=lambda key: languages.sort_key(titles[key]))
        return keys

    def count_in_words(self, number):
        return ngettext("%(count)s case", "%(count)s cases", number) % {"count": number}


class BestPracticePage(ContactMixin, SourcedMixin, SubjectsMixin, BodyPage):
    """One case from which others can learn: what was the matter, what was done, what came of it."""

    problem = models.TextField(gettext_lazy("starting point"), blank=True)
    approach = models.TextField(gettext_lazy("approach"), blank=True)
    effort = models.TextField(
        gettext_lazy("effort"), blank=True, help_text=gettext_lazy("Time, money and people, as far as they are known.")
    )
    result = models.TextField(gettext_lazy("result"), blank=True)
    lessons = models.TextField(gettext_lazy("what was learnt"), blank=True)
    transferability = models.TextField(gettext_lazy("what others can take over"), blank=True)
    partnership = models.ForeignKey(
        Partnership,
        verbose_name=gettext_lazy("partnership"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="practices",
    )
    forms = ParentalManyToManyField(CooperationForm, verbose_name=gettext_lazy("forms of co-operation"), blank=True)
    formats = ParentalManyToManyField(
        ParticipationFormat, verbose_name=gettext_lazy("participation formats"), blank=True
    )
    stage = models.CharField(
        gettext_lazy("stage of the partnership"),
        max_length=20,
        choices=Partnership.Stage.choices,
        blank=True,
        help_text=gettext_lazy("Only without a partnership of the directory: otherwise its stage is shown."),
    )
    funding = ParentalManyToManyField(
        FundingProgrammePage,
        verbose_name=gettext_lazy("funding used"),
        blank=True,
        related_name="practices",
        limit_choices_to={"locale__language_code": languages.SOURCE},
    )
    carried_out = dates.PartialDateField(
        gettext_lazy("when it was done"),
        help_text=gettext_lazy("As exactly as it is known: 2024, 2024-07 or 2024-07-15."),
    )

    parent_page_types = ["partnerships.BestPracticeIndexPage"]
    search_kind = "practice"
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel(name) for name in WORDS], gettext_lazy("The case")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel(name) for name in FACTS], gettext_lazy("Facts")),
        SubjectsMixin.subject_panel,
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *SubjectsMixin.subject_fields,
        *(SynchronizedField(name, overridable=False) for name in FACTS),
    ]

    class Meta:
        verbose_name = gettext_lazy("best practice")
        verbose_name_plural = gettext_lazy("best practices")

    @property
    def parts(self):
        """`(heading, text)` of what is written about the case."""
        fields = [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in WORDS]
        return [(heading, text) for heading, text in fields if text]

    @property
    def stage_in_words(self):
        """As the directory says it, where the partnership is in it."""
        return (self.partnership or self).get_stage_display()

    @property
    def carried_out_in_words(self):
        return dates.in_words(self.carried_out)

    @property
    def subject_links(self):
        return subject_links(self, self.countries)

    @property
    def advice_query(self):
        return urlencode({"about": self.title})

    @cached_property
    def country_names(self):
        return [countries.name(code) for code in self.countries]

    @cached_property
    def terms(self):
        """The topics, forms and formats, read once."""
        return terms_of(self, "topics", "forms", "formats")

    @cached_property
    def funding_links(self):
        pages = i18n.localize_pages(self.funding.select_related("locale"))
        return [i18n.link(page) for page in pages.values()]

    @cached_property
    def similar(self):
        """Other cases that share most with this one: topics and forms count twice, country and stage once."""
        others = BestPracticePage.objects.sibling_of(self, inclusive=False).values_list(
            "pk",
            "countries",
            faceted_list.slugs_of(Topic, "bestpracticepage"),
            faceted_list.slugs_of(CooperationForm, "bestpracticepage"),
            "stage",
        )
        own = (
            set(self.countries),
            {topic.slug for topic in self.terms["topics"]},
            {form.slug for form in self.terms["forms"]},
        )
        scores = {
            key: len(own[0] & set(lands)) + 2 * len(own[1] & set(topics)) + 2 * len(own[2] & set(forms))
            + (bool(stage) and stage == self.stage)
            for key, lands, topics, forms, stage in i18n.in_language(others, self.locale.language_code)
        }  # fmt: skip
        best = sorted((key for key in scores if scores[key]), key=lambda key: (-scores[key], key))[:SIMILAR]
        found = BestPracticePage.objects.select_related("locale", "share_image").in_bulk(best)
        return [found[key] for key in best]

    def structured_data(self, request):
        address = i18n.absolute_url(self, request)
        return [
            {
                "@type": "Article",
                "@id": f"{address}#article",
                "headline": self.title,
                "description": self.share_text,
                "inLanguage": self.content_language,
                "mainEntityOfPage": address,
                "about": [str(topic.name) for topic in self.terms["topics"]],
            }
        ]
