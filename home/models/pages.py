from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from home.blocks import BodyBlock, HomeBodyBlock, LegalBodyBlock
from home.content import navigation, related_content
from home.models.base import BasePage

# Where text pages may stand these may too; pages of other apps are named, not imported.
SECTIONS = [
    "home.ContentPage",
    "home.NewsIndexPage",
    "home.GlossaryPage",
    "home.GuidePage",
    "partnerships.AdvicePage",
    "partnerships.BestPracticeIndexPage",
    "partnerships.CountryFocusPage",
    "partnerships.FundingIndexPage",
    "partnerships.PartnerSearchPage",
    "partnerships.PartnershipIndexPage",
    "partnerships.SignpostPage",
    "partnerships.ProposalPage",
    "partnerships.TopicPage",
    "partnerships.WorkingGroupPage",
    "events.EventIndexPage",
]


class HomePage(BasePage):
    """The front page of one language; below the root, one for each language."""

    hero_title = models.CharField(
        _("headline"), max_length=120, help_text=_("The large line at the top: what this site is for.")
    )
    hero_image = models.ForeignKey(
        "home.CustomImage",
        verbose_name=_("picture beside the headline"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(HomeBodyBlock(), verbose_name=_("content"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        *SECTIONS,
        "home.LegalPage",
        "home.AccessibilityStatementPage",
        "feedback.FeedbackPage",
        "newsletter.NewsletterPage",
        "home.SitemapPage",
        "home.EasyLanguagePage",
        "home.SignLanguagePage",
    ]

    content_panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("summary"), FieldPanel("hero_image")], _("Top of the page")
        ),
        FieldPanel("body"),
    ]

    # A picture with words in it may be another one in each language.
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("hero_image")]

    is_deletable = False
    gathered_of_each_kind = 3

    @property
    def places_latest(self):
        """Whether an editor has said where what it gathers stands."""
        return any(child.block_type == "latest" for child in self.body)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"sections": related_content.gather(is_home=True, limit=self.gathered_of_each_kind)}

    def route(self, request, path_components):
        """
        Find the page with two queries however deep it lies; Wagtail takes two for each level.

        What is left of the address is for the page itself, which may have addresses of its own below it.
        """
        addresses = [
            f"{self.url_path}{'/'.join(path_components[:depth])}/" for depth in range(1, len(path_components) + 1)
        ]
        found = Page.objects.filter(url_path__in=addresses).only("depth", "content_type").order_by("-depth").first()
        if found is None:
            return super().route(request, path_components)
        page = found.specific_class.objects.select_related("locale", "share_image").get(pk=found.pk)
        return page.route(request, path_components[found.depth - self.depth :])

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class BodyPage(BasePage):
    """A page whose content is a stream of blocks."""

    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        abstract = True


class ContentPage(BodyPage):
    """A page of text, and the section above other such pages."""

    parent_page_types = ["home.HomePage", "home.ContentPage", "home.GuidePage"]
    subpage_types = SECTIONS

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")


class LegalPage(BodyPage):
    """A page that the law demands. It cannot be deleted, and every page links to it."""

    class Kind(models.TextChoices):
        IMPRINT = "imprint", _("Imprint")
        PRIVACY = "privacy", _("Privacy policy")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    body = StreamField(LegalBodyBlock(), verbose_name=_("content"), blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    is_legal = True
    content_panels = [*BasePage.content_panels, FieldPanel("kind"), FieldPanel("body")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("kind", overridable=False),
    ]

    is_deletable = False

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")


class EasyLanguagePage(BodyPage):
    """Explains the site in easy language (§ 10 L-BGG, § 4 BITV 2.0), in German only; more such pages are below it."""

    parent_page_types = ["home.HomePage", "home.EasyLanguagePage"]
    subpage_types = ["home.EasyLanguagePage"]

    class Meta:
        verbose_name = _("page in easy language")
        verbose_name_plural = _("pages in easy language")

    @classmethod
    def can_create_at(cls, parent):
        """One beside the other pages, which the law asks for; below it as many as help."""
        return super().can_create_at(parent) and not cls._has_one(parent)

    def can_move_to(self, parent):
        return super().can_move_to(parent) and not self._has_one(parent)

    @classmethod
    def _has_one(cls, parent):
        return parent.specific_class is not cls and cls.objects.child_of(parent).exists()

    @property
    def is_deletable(self):
        return not self.path or self.get_parent().specific_class is EasyLanguagePage


class SignLanguagePage(BodyPage):
    """Explains the site in German sign language (§ 10 L-BGG, § 4 BITV 2.0); there is one, in German only."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    is_deletable = False

    class Meta:
        verbose_name = _("page in sign language")
        verbose_name_plural = _("pages in sign language")


class SitemapPage(BasePage):
    """All pages of the reader's language on one page."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    is_sitemap = True
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("site map")
        verbose_name_plural = _("site maps")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"tree": navigation.page_tree(request, self.locale)}
