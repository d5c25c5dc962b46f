"""What this app gives to pages that gather: news."""

from home import gathering, i18n
from home.models.news import NewsIndexPage, NewsPage


def newest_news(countries, topics, limit):
    news = gathering.about(i18n.in_language(NewsPage.objects.newest_first()), countries, topics)
    found = list(news.select_related("locale", "share_image")[:limit])
    return gathering.answer_with(found, NewsIndexPage)
