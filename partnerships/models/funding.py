from urllib.parse import urlencode

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.contrib.routable_page.models import path
from wagtail_localize.fields import SynchronizedField

from core.text import countries, typography
from core.text.choices import ChoicesField
from core.text.sources import SourcedMixin, names_a_page
from home import i18n
from home.models.addresses import TranslatedRoutesMixin
from home.models.base import BasePage
from home.models.pages import BodyPage
from home.models.people import ContactMixin
from home.models.subjects import SubjectsMixin
from home.models.taxonomies import terms_of
from partnerships import deadline_feed, deadlines, regions
from partnerships.models.organisations import Organisation
from partnerships.models.partnerships import Partnership
from partnerships.models.subjects import subject_links
from partnerships.models.taxonomies import CooperationForm

CHECK_AFTER_DAYS = 180
FACTS = [
    "level", "link", "checked_on", "sum_from", "sum_to", "deadlines", "is_rolling", "regions", "forms", "stages",
    "is_demo", "contact", *SourcedMixin.SOURCE_FIELDS,
]  # fmt: skip


class FundingProgrammePage(ContactMixin, SourcedMixin, SubjectsMixin, TranslatedRoutesMixin, BodyPage):
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
    link = models.URLField(gettext_lazy("address of the programme"), validators=[names_a_page])
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
                FieldPanel("source"),
                Row([FieldPanel("source_url"), FieldPanel("source_seen_on")]),
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
        MultiFieldPanel(
            [
                FieldPanel("how_to_apply"),
                FieldPanel(
                    "contact",
                    help_text=gettext_lazy(
                        "Who advises on this programme; without anybody the office as such is named."
                    ),
                ),
            ],
            gettext_lazy("How"),
        ),
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
        return subject_links(self)

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
