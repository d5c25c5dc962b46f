from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from core.tables import pagination
from home import feeds, i18n
from home.models.base import BasePage
from home.models.pages import BodyPage
from home.models.subjects import SubjectsMixin


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, the newest first, and their feeds."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.NewsPage"]
    is_overview = has_feeds = True
    per_page = 10

    class Meta:
        verbose_name = _("news overview")
        verbose_name_plural = _("news overviews")

    def news(self):
        """The news that a reader of this language may open, German fallbacks included."""
        return i18n.in_language(
            NewsPage.objects.child_of(self).newest_first().select_related("locale", "share_image"),
            self.locale.language_code,
        )

    feed_pages = news

    @path("")
    def list_news(self, request):
        page_obj, message = pagination.paginate(self.news(), request, self.per_page)
        return self.render(request, context_overrides={"news": page_obj, "message": message})

    @path("feed/atom/", name="atom")
    def atom(self, request):
        return feeds.PagesAtomFeed()(request, index=self)

    @path("feed/rss/", name="rss")
    def rss(self, request):
        return feeds.PagesRssFeed()(request, index=self)


class NewsQuerySet(PageQuerySet):
    def newest_first(self):
        return self.order_by("-date", "-pk")


class NewsPage(SubjectsMixin, BodyPage):
    """One piece of news."""

    date = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("author"), max_length=120, blank=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    search_kind = "news"
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("author"),
        FieldPanel("body"),
        SubjectsMixin.subject_panel,
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *SubjectsMixin.subject_fields,
        SynchronizedField("date", overridable=False),
        SynchronizedField("author", overridable=False),
    ]

    class Meta:
        verbose_name = _("news page")
        verbose_name_plural = _("news pages")

    def structured_data(self, request):
        return [
            {
                "@type": "NewsArticle",
                "headline": self.title,
                "description": self.share_text,
                "datePublished": self.date.isoformat(),
                "dateModified": (
                    self.last_published_at or self.latest_revision_created_at or timezone.now()
                ).isoformat(),
                "inLanguage": self.content_language,
                "mainEntityOfPage": i18n.absolute_url(self, request),
            }
        ]
