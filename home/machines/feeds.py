"""RSS and Atom feeds, one a language; only what is translated or written in the language is in its feed."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape

from core.text.characters import strip_deceptive_characters as plain  # XML cannot hold control characters
from home import i18n

LENGTH = 20


class PagesRssFeed(Feed):
    """The newest pages of an index page that gives them as `feed_pages()`."""

    feed_type: type[SyndicationFeed] = Rss201rev2Feed

    def __call__(self, request, *args, **kwargs):
        self.request = request
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request, index):
        return index

    def title(self, index):
        return plain(index.title)

    def description(self, index):
        return escape(plain(index.summary))  # what both formats call so, is read as HTML

    def subtitle(self, index):
        return plain(index.summary)

    def link(self, index):
        return i18n.absolute_url(index, self.request)

    def feed_url(self, index):
        return self.request.build_absolute_uri(self.request.path)

    def items(self, index):
        return index.feed_pages().filter(i18n.translated())[:LENGTH]

    def item_title(self, page):
        return plain(page.title)

    def item_description(self, page):
        return escape(plain(page.summary))

    def item_link(self, page):
        return i18n.absolute_url(page, self.request)

    def item_guid(self, page):
        return f"urn:uuid:{page.translation_key}:{page.locale.language_code}"

    item_guid_is_permalink = False

    def item_pubdate(self, page):
        day = getattr(page, "date", None)
        return timezone.make_aware(datetime.combine(day, time())) if day else page.first_published_at

    def item_updateddate(self, page):
        return page.last_published_at or self.item_pubdate(page)


class PagesAtomFeed(PagesRssFeed):
    feed_type = Atom1Feed
