"""Nothing private or unpublished shows up anywhere a reader or a machine can look."""

from io import BytesIO

import pytest
from django.apps import apps
from django.core.files.images import ImageFile
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from events.models import EventPage
from home.models import ContentPage, HomePage, NewsIndexPage, NewsPage
from partnerships.models import FundingProgrammePage, WorkingGroupPage
from tests import factories, sitemaps
from tests.html import soup_of
from tests.sampling import audited

pytestmark = pytest.mark.django_db
CANARY = "Kanarienvogel"


@pytest.fixture(scope="module")
def public_addresses(kept):
    """Every address that gathers pages, with a page that links to the hidden one."""
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.NewsIndexPageFactory(parent=home, show_in_menus=True)
    sitemap = factories.SitemapPageFactory(parent=home)
    addresses = []
    for locale in Locale.objects.all():
        for page in (home, index, sitemap):
            version = page.get_translation_or_none(locale) or factories.translate(page, locale)
            addresses.append(version.url)
        index_url = index.get_translation(locale).url
        addresses += [f"{index_url}feed/atom/", f"{index_url}feed/rss/"]
    addresses += sitemaps.ADDRESSES
    assert {Client().get(address).status_code for address in addresses} == {200}
    return addresses


def hide(page, how):
    if how == "unpublished":
        page.unpublish()
    elif how == "draft":
        page.title = "Entwurf"
        page.save()
        page.title = CANARY
        page.save_revision()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=how, password="p")


@pytest.mark.parametrize("how", ["unpublished", "draft", "password", *map(audited, ["login", "groups"])])
def test_hidden_news_appears_nowhere(how, public_addresses, home, locales, client):
    index = NewsIndexPage.objects.get(locale=home.locale)
    page = factories.NewsPageFactory(parent=index, title=CANARY, slug=CANARY.lower(), show_in_menus=True)
    factories.translate(page, locales["fr"])
    assert any(CANARY in client.get(address).content.decode() for address in public_addresses)
    hide(page, how)
    if how == "draft":
        page.get_translation(locales["fr"]).delete()
    visible = [address for address in public_addresses if CANARY in client.get(address).content.decode()]
    assert visible == []


def test_link_to_a_hidden_page_leads_nowhere(home, client):
    hidden = factories.ContentPageFactory(parent=home, title=CANARY, slug="geheim")
    page = factories.ContentPageFactory(parent=home)
    page.body = factories.body_of_blocks(type(page), hidden)
    page.save_revision().publish()
    assert "/de/geheim/" in client.get(page.url).content.decode()
    hide(hidden, "login")
    text = client.get(page.url).content.decode()
    assert "/de/geheim/" not in text
    assert CANARY not in text


@pytest.mark.parametrize(
    "page_type",
    [
        ContentPage, EventPage, WorkingGroupPage,
        *map(audited, [NewsPage, FundingProgrammePage]),
    ],
)  # fmt: skip
def test_before_its_password_a_page_tells_nothing(page_type, home, locales, client):
    image = factories.make_image(title=CANARY, alt_de=CANARY, file=ImageFile(BytesIO(factories.picture()), "bild.png"))
    parent = home
    if home.__class__._meta.label not in page_type.parent_page_types:
        parent = factories.PAGE_FACTORIES[apps.get_model(page_type.parent_page_types[0])](parent=home)
    words = dict.fromkeys(["title", "seo_title", "summary", "search_description"], CANARY)
    page = factories.PAGE_FACTORIES[page_type](parent=parent, slug="geheim", share_image=image, **words)
    page.body = factories.body_of_blocks(page_type, page)
    page.save_revision().publish()
    translated = factories.translate(page, locales["fr"])
    hide(page, "password")
    for version in (page, translated):
        response = client.get(version.url)
        text = response.content.decode()
        assert 'type="password"' in text
        head = soup_of(response).head
        assert head.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert not head.find("script", type="application/ld+json")
        assert not head.find("link", rel="canonical")
        assert CANARY not in text
        assert "/images/" not in text


def test_documents_are_handed_out_by_the_checking_view_only(settings, client):
    document = factories.make_document()
    assert not document.file.path.startswith(str(settings.MEDIA_ROOT))
    assert client.get(f"/media/{document.file.name}").status_code == 404
    assert client.get(document.url).status_code == 200
