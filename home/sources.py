"""What this app gives to pages that gather: news."""

from django.utils.translation import gettext_lazy as _

from home import gathering, i18n
from home.models.news import NewsIndexPage, NewsPage


def newest_news(countries, topics, limit):
    news = gathering.about(i18n.in_language(NewsPage.objects.newest_first()), countries, topics)
    found = list(news.select_related("locale", "share_image")[:limit])
    if not found:
        return gathering.Answer()
    overview = i18n.in_language(NewsIndexPage.objects.all()).first()
    return gathering.Answer(gathering.teasers_of(found), more_url=overview.get_url() if overview else "")


def register():
    gathering.register(gathering.Source("news", _("News"), 50, newest_news))
