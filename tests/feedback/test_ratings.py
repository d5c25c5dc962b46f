"""“Was this page helpful?”: counted by page, language and day, without cookie, script or person."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from feedback.models import PageRating
from home.models import HomePage, NewsPage
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_news(kept):
    home = HomePage.objects.get(locale__language_code="de")
    return factories.NewsPageFactory(parent=factories.NewsIndexPageFactory(parent=home)).pk


@pytest.fixture
def news(kept_news, db):
    return NewsPage.objects.get(pk=kept_news)


def question_on(page, client):
    return soup_of(client.get(page.url)).find("form", class_="page-foot__question")


def answer(page, client, word, **headers):
    form = question_on(page, client)
    return client.post(form["action"], {"page": form.input["value"], "answer": word}, headers=headers)


def test_answers_are_counted_by_page_language_and_day(news, locales):
    client = Client(enforce_csrf_checks=True)
    french = factories.translate(news, locales["fr"])
    for page, word in [(news, "yes"), (news, "yes"), (news, "no"), (french, "no")]:
        response = answer(page, client, word)
        assert response.status_code == 302
        for _anew in range(2):
            assert client.get(response.headers["Location"]).status_code == 200
    counts = set(PageRating.objects.values_list("page", "language", "yes", "no"))
    assert counts == {(news.url, "de", 2, 1), (french.url, "fr", 0, 1)}
    assert not client.cookies


def test_who_says_no_is_led_to_the_form_with_the_page_filled_in(news, home, client):
    factories.FeedbackPageFactory(parent=home)
    thanks = soup_of(client.get(answer(news, client, "no").headers["Location"])).main
    assert thanks.find(role="status")
    assert thanks.find("a", href=news.url)
    form = soup_of(client.get(thanks.find("a", string=lambda words: words and "gefehlt" in words)["href"]))
    assert form.find(id="id_page")["value"] == news.url
    assert "gefehlt" not in client.get(answer(news, client, "yes").headers["Location"]).content.decode()


@pytest.mark.parametrize("changed", [{"page": "/de/erfunden/"}, {"answer": "maybe"}, {"page": ""}, {"answer": "pk"}])
def test_what_our_page_did_not_send_is_not_counted(news, client, changed):
    form = question_on(news, client)
    sent = {"page": form.input["value"], "answer": "yes"} | changed
    assert client.post(form["action"], sent).status_code == 400
    assert not PageRating.objects.exists()


def test_another_site_cannot_answer_and_one_reader_counts_only_so_often(news, client):
    assert answer(news, client, "yes", sec_fetch_site="cross-site").status_code == 403
    for _often in range(10):
        assert answer(news, client, "yes").status_code == 302
    assert PageRating.objects.get().yes == 6


def test_editors_see_and_export_the_sums_of_each_page(news, client, django_user_model):
    answer(news, client, "no")
    PageRating.objects.create(page=news.url, language="de", day="2026-01-01", yes=3, no=4)
    address = reverse("feedback_admin:helpful_pages")
    user = django_user_model.objects.create_user("redaktion", "redaktion@example.org", "a-password-for-tests")
    client.force_login(user)
    assert client.get(address).status_code == 302, "not for everybody"
    user.groups.add(Group.objects.get(name="Redaktion"))
    row = soup_of(client.get(address)).find(id="listing-results").tbody.tr
    assert [cell.get_text(strip=True) for cell in row.find_all("td")][:4] == [news.url, "de", "3", "5"]
    exported = b"".join(client.get(address, {"export": "csv"})).decode()
    assert f"{news.url};de;3;5" in exported or f"{news.url},de,3,5" in exported
