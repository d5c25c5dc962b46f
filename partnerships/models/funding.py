from itertools import chain
from urllib.parse import urlencode

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.contrib.routable_page.models import path
from wagtail_localize.fields import SynchronizedField

from core.tables import faceted_list
from core.text import countries, languages, typography
from core.text.choices import ChoicesField
from home import i18n
from home.models import Topic
from home.models.addresses import TranslatedRoutesMixin
from home.models.base import BasePage
from home.models.pages import BodyPage
from home.models.subjects import SubjectsMixin
from home.models.taxonomies import terms_of
from partnerships import deadline_feed, deadlines, regions
from partnerships.models.finders import FinderPage, sort_names
from partnerships.models.focuses import CountryFocusPage
from partnerships.models.municipalities import Municipality
from partnerships.models.organisations import Organisation
from partnerships.models.partnerships import Partnership
from partnerships.models.subjects import subject_links
from partnerships.models.taxonomies import CooperationForm

CHECK_AFTER_DAYS = 180
FACTS = [
    "level", "link", "checked_on", "sum_from", "sum_to", "deadlines", "is_rolling", "regions", "forms", "stages",
    "is_demo", "contact",
]  # fmt: skip


OWN_COUNTRY = "DE"  # where no partner is looked for


def _known_countries():
    """Those that the site has pages or places of: one may ask for them even if every programme is for all countries."""
    focuses = CountryFocusPage.objects.order_by().values_list("country")
    return {code for (code,) in Municipality.objects.order_by().values_list("country").union(focuses)}


class FundingIndexPage(FinderPage):
    """All funding programmes, with what is open, closing soon and closed, and a calendar of deadlines."""

    template = FinderPage.template
    subpage_types = ["partnerships.FundingProgrammePage"]
    is_overview = True
    entry_template = "partnerships/components/programme.html"
    has_deadlines = True
    nothing_found = gettext_lazy("No programme matches this. Remove a filter, or ask us for advice.")

    class Meta:
        verbose_name = gettext_lazy("overview of funding")
        verbose_name_plural = gettext_lazy("overviews of funding")

    @staticmethod
    def entry_model():
        return FundingProgrammePage

    def sorts(self):
        return {"deadline": _("By deadline")} | sort_names()

    @cached_property
    def _dates(self):
        """`{key: (deadlines, is_rolling)}`, read once."""
        return {
            key: (days, rolling) for key, days, rolling in self.entries().values_list("pk", "deadlines", "is_rolling")
        }

    def finder(self):
        facets = [
            faceted_list.Facet("status", _("Can one apply?"), in_order=True),
            faceted_list.Facet("level", _("Level"), in_order=True),
            faceted_list.Facet("country", _("Country"), empty_means_all=True),
            faceted_list.Facet("topic", _("Topic"), empty_means_all=True),
            faceted_list.Facet("form", _("Form of co-operation"), empty_means_all=True),
            faceted_list.Facet("stage", _("Stage of the partnership"), in_order=True, empty_means_all=True),
        ]
        found = self.entries().values_list(
            "pk",
            "level",
            "countries",
            "regions",
            faceted_list.slugs_of(Topic, "fundingprogrammepage"),
            faceted_list.slugs_of(CooperationForm, "fundingprogrammepage"),
            "stages",
        )
        today, names = timezone.localdate(), [facet.name for facet in facets]
        rows = []
        for key, level, single, wider, *terms in found:
            status = deadlines.status(*self._dates[key], today)
            values = [[status], [level], regions.countries_of(single, wider), *terms]
            rows.append(faceted_list.Row(key, dict(zip(names, values, strict=True))))
        named = chain(_known_countries(), *(row.values["country"] for row in rows))
        labels = {
            "status": dict(deadlines.Status.choices),
            "level": dict(Organisation.Level.choices),
            "country": {code: countries.name(code) for code in named if code != OWN_COUNTRY},
            "topic": {term.slug: term.name for term in Topic.objects.all()},
            "form": {term.slug: term.name for term in CooperationForm.objects.all()},
            "stage": dict(Partnership.Stage.choices),
        }
        return faceted_list.Finder(facets, rows, labels)

    def in_order(self, keys, sort):
        if sort == "newest":
            return keys
        titles = dict(self.entries().values_list("pk", "title"))
        by_title = sorted(keys, key=lambda key: languages.sort_key(titles[key]))
        if sort == "name":
            return by_title
        today = timezone.localdate()
        return sorted(by_title, key=lambda key: deadlines.urgency(*self._dates[key], today))

    def count_in_words(self, number):
        return ngettext("%(count)s programme", "%(count)s programmes", number) % {"count": number}

    @path(pgettext_lazy("address", "deadlines/"), name="deadlines")
    def deadline_calendar(self, request):
        return deadline_feed.response(self, self.entries().select_related("locale"), request)


class FundingProgrammePage(SubjectsMixin, TranslatedRoutesMixin, BodyPage):
    """One programme that pays for partnership work. Binding is what the funder says."""

    funder = models.CharField(gettext_lazy("funder"), max_length=200, blank=True)
    purpose = models.TextField(gettext_lazy("what is paid for"), blank=True)
    eligible = models.TextField(gettext_lazy("who may apply"), blank=True)
    how_to_apply = models.TextField(
        gettext_lazy("how and where to apply"),
        blank=True,
        help_text=gettext_lazy("The steps in their order, with the place where the application goes."),
    )
    own_share = models.CharField(gettext_lazy("own share"), max_length=250, blank=True)
    sum_note = models.CharField(gettext_lazy("more about the sum"), max_length=250, blank=True)
    level = models.CharField(gettext_lazy("level"), max_length=20, choices=Organisation.Level.choices)
    link = models.URLField(gettext_lazy("address of the programme"))
    checked_on = models.DateField(
        gettext_lazy("last checked on"),
        null=True,
        blank=True,
        help_text=gettext_lazy(
            "The day on which someone compared it with the funder’s page; none as long as nobody has."
        ),
    )
    sum_from = models.PositiveIntegerField(gettext_lazy("from (€)"), null=True, blank=True)
    sum_to = models.PositiveIntegerField(gettext_lazy("to (€)"), null=True, blank=True)
    deadlines = ArrayField(
        models.DateField(),
        verbose_name=gettext_lazy("deadlines"),
        default=list,
        blank=True,
        help_text=gettext_lazy("All known ones, separated by commas. Open, closing soon and closed follow from them."),
    )
    is_rolling = models.BooleanField(gettext_lazy("one can apply at any time"), default=False)
    is_demo = models.BooleanField(
        gettext_lazy("deadlines made up for the demonstration"),
        default=False,
        help_text=gettext_lazy("The page says so."),
    )
    regions = ChoicesField(
        models.CharField(max_length=20, choices=regions.Region.choices),
        verbose_name=gettext_lazy("regions"),
        default=list,
        blank=True,
        help_text=gettext_lazy(
            "Where partners may be: in these regions and in the countries below. With neither, the programme is "
            "offered for every country in the world."
        ),
    )
    contact = models.ForeignKey(
        "home.Person",
        verbose_name=gettext_lazy("contact"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=gettext_lazy("Who advises on this programme; without anybody the office as such is named."),
    )
    forms = ParentalManyToManyField(CooperationForm, verbose_name=gettext_lazy("forms of co-operation"), blank=True)
    stages = ChoicesField(
        models.CharField(max_length=20, choices=Partnership.Stage.choices),
        verbose_name=gettext_lazy("stages of a partnership"),
        default=list,
        blank=True,
        help_text=gettext_lazy("None means that it is for all."),
    )

    parent_page_types = ["partnerships.FundingIndexPage"]
    search_kind = "funding"
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("funder"),
                Row([FieldPanel("level"), FieldPanel("link")]),
                FieldPanel("checked_on"),
            ],
            gettext_lazy("Who pays"),
        ),
        MultiFieldPanel(
            [Row([FieldPanel("sum_from"), FieldPanel("sum_to")]), FieldPanel("sum_note"), FieldPanel("own_share")],
            gettext_lazy("How much"),
        ),
        MultiFieldPanel(
            [FieldPanel("deadlines"), Row([FieldPanel("is_rolling"), FieldPanel("is_demo")])],
            gettext_lazy("Until when"),
        ),
        MultiFieldPanel(
            [FieldPanel("purpose"), FieldPanel("eligible"), FieldPanel("forms"), FieldPanel("stages")],
            gettext_lazy("For whom and what"),
        ),
        MultiFieldPanel([FieldPanel("how_to_apply"), FieldPanel("contact")], gettext_lazy("How")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("regions"), FieldPanel("countries")], gettext_lazy("Where partners may be")),
        FieldPanel("topics"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *SubjectsMixin.subject_fields,
        *(SynchronizedField(name, overridable=False) for name in FACTS),
    ]

    class Meta:
        verbose_name = gettext_lazy("funding programme")
        verbose_name_plural = gettext_lazy("funding programmes")

    def clean(self):
        super().clean()
        if self.sum_from and self.sum_to and self.sum_from > self.sum_to:
            raise ValidationError({"sum_to": _("The largest sum cannot be smaller than the smallest.")})
        if self.is_rolling and self.deadlines:
            raise ValidationError({"is_rolling": _("Either there are deadlines, or one can apply at any time.")})

    @classmethod
    def about_countries(cls, codes):
        return regions.in_one_of(codes)

    @classmethod
    def about_topics(cls, topics):
        """A programme without topics pays for all of them."""
        return super().about_topics(topics) | ~models.Q(pk__in=cls.with_topics())

    @path(pgettext_lazy("address", "deadline/"), name="deadline")
    def deadline_calendar(self, request):
        return deadline_feed.response(self, [self], request)

    @property
    def status(self):
        return deadlines.status(self.deadlines, self.is_rolling, timezone.localdate())

    @property
    def next_deadline(self):
        return deadlines.next_deadline(self.deadlines, timezone.localdate())

    @property
    def answer(self):
        """Whether one can apply, in a sentence with its day."""
        match self.status:
            case deadlines.Status.ROLLING:
                return _("Yes, at any time")
            case deadlines.Status.UNKNOWN:
                return _("The deadline is not known here. Please ask the funder.")
            case deadlines.Status.CLOSED:
                return _("Not at the moment; the last deadline was %(date)s") % {
                    "date": typography.date_format(max(self.deadlines))
                }
        return _("Yes, until %(date)s") % {"date": typography.date_format(self.next_deadline)}

    @property
    def parts(self):
        """`(heading, text)` of what is written about it."""
        names = ["purpose", "eligible", "how_to_apply"]
        fields = [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in names]
        return [(heading, text) for heading, text in fields if text]

    @property
    def contacts(self):
        return [self.contact] if self.contact else []

    @property
    def advice_query(self):
        return urlencode({"about": self.title} | ({"country": self.countries[0]} if len(self.countries) == 1 else {}))

    @cached_property
    def practices_in_language(self):
        """The best practices that were paid by it, as the reader's language has them."""
        practices = self._meta.get_field("practices").related_model.objects
        found = practices.filter(funding__translation_key=self.translation_key).order_by("pk").distinct()
        return [i18n.link(page) for page in i18n.in_language(found).select_related("locale")]

    @property
    def needs_check(self):
        return not self.checked_on or (timezone.localdate() - self.checked_on).days > CHECK_AFTER_DAYS

    @property
    def teaser_meta(self):
        """Until when one can apply, with the day; what the demo made up says so."""
        if not (day := self.next_deadline):
            return self.status.label
        words = _("Deadline: %(day)s") % {"day": typography.typeset_date(date_format(day))}
        return f"{words} ({_('demo, deadline made up')})" if self.is_demo else words

    @property
    def places_of_partners(self):
        """The regions and countries by their names; none if partners may be anywhere."""
        names = [regions.Region(region).label for region in self.regions]
        return names + [countries.name(code) for code in self.countries]

    @property
    def subject_links(self):
        """Its topics and forms; where partners may be stands in `places_of_partners`."""
        return subject_links([], self.terms, FundingIndexPage)

    @cached_property
    def terms(self):
        return terms_of(self, "topics", "forms")

    def structured_data(self, request):
        return [
            {
                "@type": "MonetaryGrant",
                "name": self.title,
                "description": self.share_text,
                "url": i18n.absolute_url(self, request),
                "sameAs": self.link,
                "funder": {"@type": "Organization", "name": self.funder},
            }
        ]
