from home.models.base import BasePage
from home.models.glossary import GlossaryPage, GlossaryTerm
from home.models.jobs import JobRun
from home.models.media import CustomDocument, CustomImage, CustomRendition
from home.models.news import NewsIndexPage, NewsPage
from home.models.outbox import OutboxAttachment, OutboxMail
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
from home.models.users import User

__all__ = [
    "Audience",
    "BasePage",
    "ContentPage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "EasyLanguagePage",
    "GlossaryPage",
    "GlossaryTerm",
    "HomePage",
    "JobRun",
    "LegalPage",
    "NewsIndexPage",
    "NewsPage",
    "OutboxAttachment",
    "OutboxMail",
    "Person",
    "SignLanguagePage",
    "SiteSettings",
    "SitemapPage",
    "Topic",
    "User",
]
