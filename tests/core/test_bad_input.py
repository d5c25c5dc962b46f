import itertools
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import factories
from tests.html import soup_of
from tests.sampling import audited

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/", 404),
        ("/de/gibt-es-nicht/", 404),
        ("/fr/%00/", 400),
        ("/uk/?q=%00", 400),
        ("/de/?%00=1", 400),
        ("/de/" + "a" * 3000 + "/", 404),
        ("/de/" + "a" * 10_000 + "/", 414),
        ("/de/?q=" + "a" * 10_000, 414),
        ("/de/%ED%A0%80/", 404),
        ("/de/?q=%ED%A0%80", 200),
        ("/de/?page=-1&page=2", 200),
        ("/de/%E2%80%AEkcab/", 404),
        ("/de/../etc/passwd", 404),
        ("/de/<script>/", 404),
    ],
)
def test_odd_addresses_get_an_answer_in_the_language_of_the_address(address, status, client, home):
    response = client.get(address)
    assert response.status_code == status
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    soup = soup_of(response)
    if status in {400, 414}:  # nothing can be asked of such a request, its language neither
        assert [soup.html["lang"], *(part["lang"] for part in soup.main.find_all("section"))] == ["de", "fr", "uk"]
        return
    expected = address[1:3] if address[1:3] in {"de", "fr", "uk"} else "de"
    assert soup.html["lang"] == expected
    assert soup.h1.get_text(strip=True)


NUMBERS = ["0", "-1", "99999999999999999999", "zwei", "1.5", "²", "٣", "", "1' OR '1'='1"]


def test_wrong_page_number_shows_the_beginning_and_says_so(client, home, subtests):
    index = factories.NewsIndexPageFactory(parent=home)
    factories.NewsPageFactory(parent=index, title="Die eine Nachricht")
    for number in NUMBERS:
        with subtests.test(number=number):
            response = client.get(index.url, {"page": number})
            assert response.status_code == 200
            soup = soup_of(response)
            assert "Die eine Nachricht" in soup.main.get_text()
            assert soup.main.find(attrs={"role": "status"})


@pytest.mark.parametrize("number", [12, audited(200)])
def test_no_address_breaks_the_site(number, client):
    client.raise_request_exception = False

    @settings(max_examples=number, deadline=None)
    @given(path=st.text(max_size=60), query=st.text(max_size=60))
    def check(path, query):
        encoded = [quote(text.encode("utf-8", "surrogatepass")) for text in (path, query)]
        assert client.get(f"/de/{encoded[0]}?{encoded[1]}").status_code < 500

    check()


HOSTS = ["evil.example", "[::1", "a..b", "", "127.0.0.1:99999", "testserver\x00", "ü.example"]
ADDRESSES = [
    "/",
    "/de/",
    "/fr/nichts/",
    "/admin/",
    "/-/ready",
    "/sitemap/no.xml",
    "/sitemap/pages.xml?p=x",
    "/de/?q=%00",
]


@pytest.mark.parametrize(
    ("host", "address"),
    [
        pytest.param(host, address, marks=() if HOSTS.index(host) == ADDRESSES.index(address) else pytest.mark.audit)
        for host, address in itertools.product(HOSTS, ADDRESSES)
    ],
)
def test_a_wrong_host_is_a_bad_request(host, address, client, settings, caplog):
    settings.ALLOWED_HOSTS = ["testserver"]
    client.raise_request_exception = False
    response = client.get(address, headers={"host": host})
    assert response.status_code == 400
    assert {link["href"] for link in soup_of(response).main.find_all("a")} == {"/de/", "/fr/", "/uk/"}
    assert not [record for record in caplog.records if record.exc_info]


def test_error_page_needs_neither_database_nor_page(client, monkeypatch, home):
    from home import i18n

    def fail(*args):
        raise RuntimeError

    client.raise_request_exception = False
    monkeypatch.setattr(i18n, "link", fail)
    factories.ContentPageFactory(parent=home, show_in_menus=True)
    response = client.get("/de/")
    assert response.status_code == 500
    text = response.content.decode()
    assert all(f'href="/{code}/"' in text for code in ("de", "fr", "uk"))


@pytest.mark.django_db
@pytest.mark.parametrize("body", [b"", b"[]", b"\xff\xfe"])
def test_a_post_that_is_no_form_to_where_nothing_is(client, body):
    client.raise_request_exception = False
    answer = client.generic("POST", "/de/nirgendwo/", body, content_type="multipart/form-data")
    assert answer.status_code == 404
