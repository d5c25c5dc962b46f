from home.models.accessibility import AccessibilityStatementPage
from home.models.base import BasePage
from home.models.glossary import GlossaryPage, GlossaryTerm
from home.models.guides import GuideChapterPage, GuidePage
from home.models.jobs import JobRun
from home.models.links import SignedLink
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
from home.models.privacy import ErasureRecord
from home.models.public_forms import Attachment, ConsentText, RateCount, Submission
from home.models.settings import SiteSettings
from home.models.taxonomies import Audience, Topic
from home.models.users import GivenPermission, User

__all__ = [
    "AccessibilityStatementPage",
    "Attachment",
    "Audience",
    "BasePage",
    "ConsentText",
    "ContentPage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "EasyLanguagePage",
    "ErasureRecord",
    "GivenPermission",
    "GlossaryPage",
    "GlossaryTerm",
    "GuideChapterPage",
    "GuidePage",
    "HomePage",
    "JobRun",
    "LegalPage",
    "NewsIndexPage",
    "NewsPage",
    "OutboxAttachment",
    "OutboxMail",
    "Person",
    "RateCount",
    "SignLanguagePage",
    "SignedLink",
    "SiteSettings",
    "SitemapPage",
    "Submission",
    "Topic",
    "User",
]
