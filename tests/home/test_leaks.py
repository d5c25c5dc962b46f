"""Nothing private or unpublished shows up anywhere a reader or a machine can look."""

import pytest
from wagtail.models import PageViewRestriction

from home.models import NewsIndexPage
from tests import factories

pytestmark = pytest.mark.django_db
CANARY = "Kanarienvogel"


@pytest.fixture
def public_addresses(home, locales, client):
    """Every address that gathers pages, with a page that links to the hidden one."""
    index = factories.NewsIndexPageFactory(parent=home, show_in_menus=True)
    sitemap = factories.SitemapPageFactory(parent=home)
    addresses = []
    for code in ("de", "fr", "uk"):
        for page in (home, index, sitemap):
            version = page if code == "de" else page.get_translation_or_none(locales[code])
            version = version or factories.translate(page, locales[code])
            addresses.append(version.url)
        index_url = index.get_translation(locales[code]).url
        addresses += [f"{index_url}feed/atom/", f"{index_url}feed/rss/"]
    addresses.append("/sitemap.xml")
    assert {client.get(address).status_code for address in addresses} == {200}
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


@pytest.mark.parametrize("how", ["unpublished", "draft", "login", "password", "groups"])
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
    page.body = factories.body_of_every_block(type(page), hidden)
    page.save_revision().publish()
    assert "/de/geheim/" in client.get(page.url).content.decode()
    hide(hidden, "login")
    text = client.get(page.url).content.decode()
    assert "/de/geheim/" not in text
    assert CANARY not in text


def test_documents_are_handed_out_by_the_checking_view_only(settings, client):
    document = factories.make_document()
    assert not document.file.path.startswith(str(settings.MEDIA_ROOT))
    assert client.get(f"/media/{document.file.name}").status_code == 404
    assert client.get(document.url).status_code == 200
