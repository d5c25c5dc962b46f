"""Locales, home pages and the site record: what must exist before the first reader comes. Every step is idempotent."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from core.text.languages import CODES, LANGUAGES, SOURCE, TRANSLATED
from home.models import HomePage, SiteSettings

_further: list[Callable[[], None]] = []


def register(function: Callable[[], None]) -> None:
    """Let an app bring what it cannot do without; called at each set-up, within its transaction."""
    _further.append(function)


def further():
    for function in _further:
        function()


def languages_and_homes():
    """The German home page is the site's root; the others are its translations, and hold aliases of all else."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}
    source = HomePage.objects.filter(locale=locales[SOURCE]).first() or _first_home(locales[SOURCE])
    for code in TRANSLATED:
        if not source.has_translation(locales[code]):
            home = source.copy_for_translation(locales[code])
            home.title = home.hero_title = LANGUAGES[code].site_title
            home.save_revision().publish()
    _point_site_to(source)
    for code in TRANSLATED:
        LocaleSynchronization.objects.get_or_create(locale=locales[code], defaults={"sync_from": locales[SOURCE]})


def _first_home(locale):
    root = Page.get_first_root_node()
    root.get_children().filter(slug="home", content_type__model="page").delete()  # Wagtail's welcome page
    title = LANGUAGES[SOURCE].site_title
    home = HomePage(title=title, hero_title=title, slug=SOURCE, locale=locale)
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    return home


def _point_site_to(home):
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    address = urlsplit(settings.SITE_URL)
    site.root_page, site.site_name = home, home.title
    site.hostname, site.port = address.hostname, address.port or (443 if address.scheme == "https" else 80)
    site.save()
    SiteSettings.for_site(site)  # else the first reader's visit would write it
