from home.models.accessibility import AccessibilityStatementPage
from home.models.base import BasePage
from home.models.former_words import FormerWords
from home.models.glossary import GlossaryPage, GlossaryTerm
from home.models.guides import GuideChapterPage, GuidePage
from home.models.media import CustomDocument, CustomImage, CustomRendition
from home.models.news import NewsIndexPage, NewsPage
from home.models.pages import (
    ContentPage,
    EasyLanguagePage,
    HomePage,
    LegalPage,
    SignLanguagePage,
    SitemapPage,
)
from home.models.people import Person
from home.models.settings import SiteSettings
from home.models.taxonomies import Audience, Topic
from home.models.users import GrantedOnce, User

__all__ = [
    "AccessibilityStatementPage",
    "Audience",
    "BasePage",
    "ContentPage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "EasyLanguagePage",
    "FormerWords",
    "GlossaryPage",
    "GlossaryTerm",
    "GrantedOnce",
    "GuideChapterPage",
    "GuidePage",
    "HomePage",
    "LegalPage",
    "NewsIndexPage",
    "NewsPage",
    "Person",
    "SignLanguagePage",
    "SiteSettings",
    "SitemapPage",
    "Topic",
    "User",
]
