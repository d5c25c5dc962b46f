"""Imprint and privacy notice, as mails and forms link to them."""

from core.mail import outbox
from home import i18n
from home.models import LegalPage


def _pages(language=None):
    return i18n.in_language(LegalPage.objects.order_by("kind"), language).select_related("locale")


def for_mails(language):
    return [
        {"title": page.title, "url": outbox.absolute(page.get_url()), "lang": i18n.content_language(page)}
        for page in _pages(language)
    ]


def privacy_notice():
    """A link in the reader's language; None where there is no such page."""
    page = _pages().filter(kind=LegalPage.Kind.PRIVACY).first()
    return i18n.link(page) if page else None
