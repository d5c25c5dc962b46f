"""What this app gives to pages that gather: news."""

from home import i18n
from home.content import related_content, teasers
from home.models.news import NewsIndexPage, NewsPage


def newest_news(countries, topics, limit):
    news = related_content.about(i18n.in_language(NewsPage.objects.newest_first()), countries, topics)
    found = list(teasers.columns_of(news)[:limit])
    return related_content.content_of(found, NewsIndexPage)
