from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField

from core.text import countries, languages
from home import i18n
from home.blocks.pages import teasers_of
from home.content import related_content, teasers
from home.machines.feeds import PagesAtomFeed
from home.models import Topic
from home.models.pages import BodyPage
from home.models.people import ContactMixin


class RelatedContentPage(BodyPage):
    """Shows by itself what belongs to it, below what an editor pinned."""

    pins_panel = InlinePanel(
        "pins",
        heading=_("Pinned pages"),
        label=_("Page"),
        help_text=_("They come first, in all languages. Chosen on the German page only."),
    )

    class Meta:
        abstract = True

    def about(self):
        """`countries` (codes) and `topics` (records or their keys) by which it gathers."""
        raise NotImplementedError

    @property
    def pinned(self):
        """The German page's pins, as the reader's language has them."""
        pins = type(self).pins.rel.related_model.objects.filter(
            owner__translation_key=self.translation_key, owner__locale__language_code=languages.SOURCE
        )
        pages = [pin.page for pin in pins.select_related("page__locale")]
        i18n.localize_pages([self, *pages])  # the versions of all of them by one query, for the head of the page too
        return teasers_of(pages)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        about = self.about()  # about nothing would gather everything
        sections = related_content.gather(**about) if any(about.values()) else []
        return context | {"sections": sections, "pinned": self.pinned}


class Pin(Orderable):
    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        abstract = True


class CountryFocusPage(ContactMixin, RoutablePageMixin, RelatedContentPage):
    """A country that the office works on above all, with a feed of what is new about it."""

    country = countries.CountryField(_("country"), help_text=_("The page gathers by it."))

    template = "partnerships/related_content_page.html"
    search_kind = "country"
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage", "partnerships.ClusterPage"]
    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("country"),
        FieldPanel("contact"),
        RelatedContentPage.pins_panel,
    ]
    override_translatable_fields = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("country", overridable=False),
        SynchronizedField("contact", overridable=False),
    ]

    class Meta:
        verbose_name = _("country focus")
        verbose_name_plural = _("country focuses")

    def about(self):
        return {"countries": [self.country]}

    @path("")
    def show(self, request):
        return self.render(request)

    @path("feed/atom/", name="atom")
    def atom(self, request):
        return PagesAtomFeed()(request, index=self)

    def feed_pages(self):
        return related_content.newest_about(self.country).specific()

    def feeds(self, request):
        return [
            {
                "title": now("%(title)s as %(format)s feed") % {"title": self.title, "format": "Atom"},
                "url": f"{i18n.absolute_url(self, request)}feed/atom/",
                "type": "application/atom+xml",
            }
        ]

    @property
    def advice_query(self):
        return urlencode({"country": self.country})

    @property
    def clusters(self):
        """Teasers of its clusters in the order of the tree, German fallbacks included."""
        clusters = i18n.in_language(ClusterPage.objects.child_of(self), self.locale.language_code)
        return related_content.teasers_of(teasers.columns_of(clusters).order_by("path"))


class CountryFocusPin(Pin):
    owner = ParentalKey(CountryFocusPage, on_delete=models.CASCADE, related_name="pins")


class LeadPageMixin(RelatedContentPage):
    """What an organisation leads, with contacts and topics by which it gathers."""

    lead = models.ForeignKey(
        "partnerships.Organisation",
        verbose_name=_("lead organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    people = ParentalManyToManyField("home.Person", verbose_name=_("contacts"), blank=True)
    topics = ParentalManyToManyField(
        "home.Topic", verbose_name=_("topics"), blank=True, help_text=_("The page gathers by them.")
    )

    content_panels = [*BodyPage.content_panels, FieldPanel("lead"), FieldPanel("people"), FieldPanel("topics")]
    override_translatable_fields = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("lead", overridable=False),
        SynchronizedField("people", overridable=False),
        SynchronizedField("topics", overridable=False),
    ]

    class Meta:
        abstract = True

    def about(self):
        return {"topics": [topic.pk for topic in self.topics.all()]}  # a draft's are no query

    @cached_property
    def contacts(self):
        return list(self.people.select_related("image"))


class ClusterPage(LeadPageMixin):
    """A field of work within a country focus, and who leads it."""

    template = "partnerships/related_content_page.html"
    parent_page_types = ["partnerships.CountryFocusPage"]
    subpage_types = []
    content_panels = [
        *LeadPageMixin.content_panels,
        InlinePanel(
            "sisters",
            heading=_("Sister clusters"),
            label=_("Link"),
            help_text=_("Pages of others; shown in all languages. Written on the German page only."),
        ),
        RelatedContentPage.pins_panel,
    ]

    class Meta:
        verbose_name = _("cluster")
        verbose_name_plural = _("clusters")

    def about(self):
        topics = ClusterPage.topics.through.objects.filter(clusterpage=self.pk).values("topic")
        focus = CountryFocusPage.objects.filter(path=self.path[: -self.steplen])
        country, keys = focus.values_list("country", ArraySubquery(topics)).get()
        return {"countries": [country], "topics": keys}

    @cached_property
    def sister_links(self):
        return list(
            ClusterLink.objects.filter(
                owner__translation_key=self.translation_key, owner__locale__language_code=languages.SOURCE
            )
        )


class ClusterPin(Pin):
    owner = ParentalKey(ClusterPage, on_delete=models.CASCADE, related_name="pins")


class ClusterLink(Orderable):
    """A sister cluster's page elsewhere."""

    owner = ParentalKey(ClusterPage, on_delete=models.CASCADE, related_name="sisters")
    text = models.CharField(_("text"), max_length=200)
    url = models.URLField(_("address"))
    language = models.CharField(_("language"), max_length=2, choices=languages.choices, default=languages.SOURCE)


class TopicPage(RelatedContentPage):
    """Everything on one topic in one place."""

    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The page gathers by it."),
    )

    template = "partnerships/related_content_page.html"
    contacts = ()
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    content_panels = [*BodyPage.content_panels, FieldPanel("topic"), RelatedContentPage.pins_panel]
    override_translatable_fields = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("topic", overridable=False),
    ]

    class Meta:
        verbose_name = _("topic page")
        verbose_name_plural = _("topic pages")

    def about(self):
        return {"topics": [self.topic]}

    @property
    def advice_query(self):
        return urlencode({"topic": self.topic.slug})


class TopicPin(Pin):
    owner = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="pins")
