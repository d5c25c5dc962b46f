"""An address without a page leads on: to pages like it, to a search for its words, to somebody who mends the link."""

import pytest

from feedback.models import FeedbackPage
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_a_missing_page_searches_for_the_words_of_its_address(homes, locales, client, language):
    report = factories.FeedbackPageFactory(parent=homes["de"])
    for code in ("fr", "uk"):
        factories.translate(report, locales[code])
    answer = client.get(f"/{language}/irgendwo/gute-praxis_2020/")
    assert answer.status_code == 404
    soup = soup_of(answer)
    (field,) = soup.select("form[role=search] input[name=q]")
    assert field["value"] == "gute praxis 2020"
    own = FeedbackPage.objects.get(locale__language_code=language)
    assert [link for link in soup.select("main a") if link["href"].startswith(own.url)]


def test_what_stands_in_an_address_is_text(home, client):
    assert b"<script" not in client.get("/de/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E/").content.split(b"<main")[1]
