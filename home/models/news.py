from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from core.page_cache import memory
from core.tables import pagination
from core.tables.faceted_list import Facet, Finder, Row, form_from_request, slugs_of
from core.text import countries, typography
from home import i18n
from home.machines import feeds
from home.models.base import BasePage
from home.models.pages import BodyPage
from home.models.subjects import SubjectsMixin
from home.models.taxonomies import Topic


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
        form, message = form_from_request(request, memory.get_or_set(("finder", self.pk), self._finder))
        keys = form.matching_keys()
        page_obj, wrong_number = pagination.paginate(keys, request, self.per_page)
        shown = self.news().in_bulk(page_obj.object_list)
        context = {
            "form": form,
            "message": message or wrong_number,
            "page_obj": page_obj,
            "news": [shown[key] for key in page_obj.object_list],
            "count_in_words": ngettext("%(count)s piece of news", "%(count)s pieces of news", len(keys))
            % {"count": len(keys)},
            "base_url": form.pages_url(),
        }
        return self.render(request, context_overrides=context)

    def _finder(self):
        found = self.news().values_list("pk", "countries", slugs_of(Topic, "newspage"))
        rows = [Row(key, {"country": codes, "topic": topics}) for key, codes, topics in found]
        labels = {
            "country": {code: countries.name(code) for row in rows for code in row.values["country"]},
            "topic": {topic.slug: topic.name for topic in Topic.objects.all()},
        }
        return Finder([Facet("country", _("Country")), Facet("topic", _("Topic"))], rows, labels)

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

    @property
    def teaser_meta(self):
        return typography.typeset_date(date_format(self.date))

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
