"""What is read by programs: feeds, site map, robots, manifest, health, headers."""

import datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.core.checks import run_checks
from wagtail.models import PageViewRestriction, Site
from wagtail_localize.synctree import create_aliases_for_new_page

from home.models import NewsIndexPage, SiteSettings
from tests import factories, sitemaps
from tests.html import soup_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def kept_index(kept):
    return factories.translated_page(factories.NewsIndexPageFactory, title="Aktuelles", slug="aktuelles").pk


@pytest.fixture
def index(kept_index, db):
    return NewsIndexPage.objects.get(pk=kept_index)


def test_feeds_hold_what_is_in_the_language(index, locales, client, subtests):
    translated = factories.NewsPageFactory(parent=index, title="Überall")
    for other in ("fr", "uk"):
        factories.translate(translated, locales[other])
    german_only = factories.NewsPageFactory(parent=index, title="Nur Deutsch")
    create_aliases_for_new_page(german_only)
    for code in ("de", "fr", "uk"):
        with subtests.test(code=code):
            url = index.get_translation(locales[code]).url
            atom: ElementTree.Element = fromstring(client.get(f"{url}feed/atom/").content)
            titles = {entry.findtext(f"{ATOM}title") for entry in atom.findall(f"{ATOM}entry")}
            expected = {"Überall", "Nur Deutsch"} if code == "de" else {f"Überall [{code}]"}
            assert titles == expected
            rss = fromstring(client.get(f"{url}feed/rss/").content)
            assert {item.findtext("title") for item in rss.iter("item")} == expected
            assert rss.findtext("channel/language") == code
            page = soup_of(client.get(url))
            advertised = {link["href"] for link in page.find_all("link", rel="alternate", type=True)}
            assert advertised == {f"http://testserver{url}feed/atom/", f"http://testserver{url}feed/rss/"}


def test_a_control_character_that_came_along_with_pasted_words_ends_no_feed(index, client):
    factories.NewsPageFactory(parent=index, title="Neu\x0bes", summary="Aus\x1f einer Folie")
    index.title, index.summary = "Ak\x0btuelles", "Was\x01 neu ist"
    index.save_revision().publish()
    for kind, title in (("atom", f".//{ATOM}entry/{ATOM}title"), ("rss", ".//item/title")):
        assert fromstring(client.get(f"{index.url}feed/{kind}/").content).findtext(title) == "Neues"


def test_words_that_readers_of_feeds_take_for_html_are_words(index, client):
    said = "Was <b onclick=x>fett</b> heißt & mehr"
    factories.NewsPageFactory(parent=index, summary=said)
    NewsIndexPage.objects.filter(pk=index.pk).update(summary=said)
    atom, rss = (fromstring(client.get(f"{index.url}feed/{kind}/").content) for kind in ("atom", "rss"))
    assert atom.find(f"{ATOM}entry/{ATOM}summary").get("type") == "html"
    as_html = [atom.findtext(f"{ATOM}entry/{ATOM}summary"), *(one.text for one in rss.iter("description"))]
    assert [BeautifulSoup(html, "html.parser").get_text() for html in as_html] == [said] * 3
    assert atom.findtext(f"{ATOM}subtitle") == said


def test_news_of_today_and_tomorrow_come_newest_first(index, client):

    for day in (1, 3, 2):
        factories.NewsPageFactory(parent=index, title=f"Tag {day}", date=datetime.date(2026, 1, day))
    text = soup_of(client.get(index.url)).main.get_text()
    assert text.index("Tag 3") < text.index("Tag 2") < text.index("Tag 1")


def test_long_list_is_split_into_pages(index, client, django_assert_max_num_queries):
    for _number in range(23):
        factories.NewsPageFactory(parent=index)
    client.get(index.url)
    with django_assert_max_num_queries(25):
        first = soup_of(client.get(index.url))
    assert len(first.main.find_all("article")) == 10
    assert len(soup_of(client.get(index.url, {"page": 3})).main.find_all("article")) == 3


def test_sitemap_lists_every_language_with_its_alternates(index, locales, client):
    german_only = factories.ContentPageFactory(parent=index.get_parent().specific)
    create_aliases_for_new_page(german_only)
    entries = {
        url.findtext(f"{sitemaps.NAMESPACE}loc"): {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for url in sitemaps.entries(lambda address: client.get(address).content)
    }
    expected = {}
    for page in (index.get_parent(), index):
        addresses = {code: f"http://testserver{page.get_translation(locales[code]).url}" for code in ("de", "fr", "uk")}
        expected |= dict.fromkeys(addresses.values(), addresses | {"x-default": addresses["de"]})
    own = f"http://testserver{german_only.url}"
    assert entries == expected | {own: {"de": own, "x-default": own}}


def test_a_part_of_the_sitemap_has_so_many_addresses_at_most(index, client, monkeypatch):
    def asked(address):
        return client.get(address).content

    whole = sitemaps.locations(asked)
    monkeypatch.setattr("home.machines.sitemaps.LanguageSitemap.limit", 2)
    assert len(whole) > 4
    assert sitemaps.locations(asked) == whole
    assert client.get("/sitemap/pages.xml").content.count(b"<loc>") == 2
    assert client.get("/sitemap/pages.xml?p=999").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_sitemaps_and_feeds_are_only_read(index, client, method):
    for address in ("/sitemap.xml", "/sitemap/pages.xml", f"{index.url}feed/atom/", f"{index.url}feed/rss/"):
        assert getattr(client, method)(address).status_code == 405


def test_robots_names_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


@pytest.mark.parametrize("code", ["de", "fr", "uk"])
def test_manifest_is_in_the_language(code, client, home):
    manifest = client.get(f"/{code}/site.webmanifest").json()
    assert manifest["lang"] == code
    assert manifest["start_url"] == f"/{code}/"
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}


STRICT = "default-src 'none'"


@pytest.mark.parametrize("address", ["/de/", "/fr/nirgendwo/", "/account/login/", "/sitemap.xml"])
def test_strict_policy_for_everything_public(address, client, home):
    policy = client.get(address)["Content-Security-Policy"]
    assert STRICT in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_wider_policy_for_the_admin_only(admin_client):
    policy = admin_client.get("/admin/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert STRICT in policy


def test_headers_that_isolate_the_site(client, home):
    headers = client.get("/de/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Content-Language"] == "de"


def test_text_of_an_editor_cannot_end_the_structured_data(home, client):
    title = '</script><script>alert("x")</script>'
    page = factories.ContentPageFactory(parent=home, title=title, slug="skript")
    text = client.get(page.url).content.decode()
    assert "<script>alert" not in text
    assert "\\u003C/script\\u003E" in text


@pytest.mark.parametrize("code", ["de", "fr", "uk"])
def test_password_form_is_in_the_language_and_opens_the_page(code, home, locales, client):
    page = factories.ContentPageFactory(parent=home)
    page = page if code == "de" else factories.translate(page, locales[code])
    german = page.get_translation(locales["de"])
    PageViewRestriction.objects.create(page=german, restriction_type=PageViewRestriction.PASSWORD, password="geheim")
    soup = soup_of(client.get(page.url))
    assert soup.html["lang"] == code
    form = soup.main.form
    assert form.find("label")["for"] == form.find("input", type="password")["id"]
    fields = {field["name"]: field.get("value", "") for field in form.find_all("input") if field.get("name")}
    wrong = client.post(form["action"], fields | {"password": "falsch"})
    assert wrong.status_code == 200
    assert soup_of(wrong).find(id="password-error").get_text(strip=True)
    assert client.post(form["action"], fields | {"password": "geheim"})["Location"].endswith(page.url)
    assert client.get(page.url).status_code == 200
    assert "Cookie" in client.get(page.url)["Vary"]


def test_check_lists_what_only_the_office_knows(home):
    page = factories.LegalPageFactory(parent=home, title="Impressum")
    page.body = [("text", "<p>[BITTE ERGÄNZEN: Anschrift] und [BITTE ERGÄNZEN: Telefon]</p>")]
    page.save_revision().publish()
    found = {message.id: message.msg for message in run_checks(tags=["content"], include_deployment_checks=True)}
    assert "2 Stellen" in found["home.W002"]
    SiteSettings.for_site(Site.objects.get())
    found = {message.id: message.msg for message in run_checks(tags=["content"], include_deployment_checks=True)}
    assert "fehlen" in found["home.W001"]
