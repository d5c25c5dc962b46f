"""Readers of a translation see at once what became of the German page, and its status tells the truth."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation
from wagtail_localize.synctree import create_aliases_for_new_page

from home.models import ContentPage, HomePage
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


def block(kind, value):
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def text(html):
    return block("text", html)


def heading(words):
    return block("heading", {"text": words, "level": "2"})


LINK = '<p>Siehe <a href="https://example.org/alt">dort</a>.</p>'
TWO = "<p>Der erste Absatz nennt Zahlen.</p><p>Der zweite Absatz nennt Orte.</p>"


@pytest.fixture(scope="module")
def kept_page(kept):
    page = factories.ContentPageFactory(parent=HomePage.objects.get(locale__language_code="de"), title="Brunnen")
    page.body = stream([heading("Wasser"), text(TWO), text(LINK)])
    page.save_revision().publish()
    factories.translate_into_all(page)
    return page.pk


@pytest.fixture
def page(kept_page, db):
    return ContentPage.objects.get(pk=kept_page)


@pytest.fixture
def french(page, locales):
    return lambda: ContentPage.objects.get(translation_key=page.translation_key, locale=locales["fr"])


def stream(blocks):
    return ContentPage._meta.get_field("body").stream_block.to_python(blocks)


def publish(page, blocks=None, **fields):
    if blocks is not None:
        page.body = stream(blocks)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.fixture
def read(client, french):
    """`(text, is told to be outdated, links)` of the French page."""

    def get():
        soup = soup_of(client.get(french().url))
        return soup.main.get_text(" ", strip=True), bool(soup.select(".page-notice")), soup.main

    return get


def test_a_removed_block_is_gone_in_every_language_and_nothing_is_outdated(page, read):
    publish(page, page.body.get_prep_value()[1:])
    words, is_outdated, _main = read()
    assert "Wasser" not in words
    assert "Der zweite Absatz nennt Orte. [fr]" in words
    assert not is_outdated


def test_a_moved_block_moves_in_every_language(page, read):
    first, *others = page.body.get_prep_value()
    publish(page, [*others, first])
    words, is_outdated, _main = read()
    assert words.index("Orte. [fr]") < words.index("Wasser [fr]")
    assert not is_outdated


def test_a_link_leads_to_its_new_address_in_every_language(page, read):
    *others, last = page.body.get_prep_value()
    publish(page, [*others, last | {"value": LINK.replace("/alt", "/neu")}])
    _words, is_outdated, main = read()
    assert main.select("a[href='https://example.org/neu']")
    assert not main.select("a[href='https://example.org/alt']")
    assert not is_outdated


def test_an_emptied_field_is_empty_in_every_language(page, read):
    publish(page, summary="")
    words, is_outdated, _main = read()
    assert "Eine Zusammenfassung" not in words
    assert not is_outdated


def test_a_page_without_content_has_none_in_any_language(page, read):
    publish(page, [])
    words, is_outdated, _main = read()
    assert "[fr]" in words
    assert "Absatz" not in words
    assert not is_outdated


def test_a_new_picture_is_shown_in_every_language(page, read):
    picture = block("image", {"image": factories.make_image().pk, "decorative": False, "caption": ""})
    publish(page, [*page.body.get_prep_value(), picture])
    _words, is_outdated, main = read()
    assert main.select("img[alt='Un pont sur le Neckar']")
    assert not is_outdated


def test_changed_words_keep_their_former_translation_while_what_is_withdrawn_goes(page, read):
    _heading, paragraphs, last = page.body.get_prep_value()
    changed = paragraphs | {"value": "<p>Der zweite Absatz nennt drei Orte.</p><p>Etwas ganz Neues.</p>"}
    publish(page, [heading("Neu"), changed, last])
    words, is_outdated, _main = read()
    assert "Der zweite Absatz nennt Orte. [fr]" in words
    assert not [gone for gone in ("Wasser", "Zahlen", "Neu", "drei Orte") if gone in words]
    assert is_outdated
    publish(page, summary="Und noch einmal anders.")
    assert "Der zweite Absatz nennt Orte. [fr]" in read()[0]


def test_a_new_translation_takes_the_place_of_the_former(page, read, locales):
    publish(page, title="Brunnen und Quellen")
    assert "Brunnen [fr]" in read()[0]
    factories.translate(page, locales["fr"])
    words, is_outdated, _main = read()
    assert "Brunnen und Quellen [fr]" in words
    assert not is_outdated


def test_nothing_is_outdated_by_a_draft_or_by_publishing_without_a_change(page, read):
    publish(page)
    page.title = "Entwurf"
    page.save_revision()
    words, is_outdated, _main = read()
    assert "Brunnen [fr]" in words
    assert not is_outdated


def test_words_that_nobody_has_published_stay_unpublished(page, read, locales):
    """A translator types; the German page is published before anybody has looked at it."""
    words = StringTranslation.objects.get(data="Brunnen [fr]")
    words.data = "Ungeprüft"
    words.save()
    publish(page, page.body.get_prep_value()[1:])
    shown, *_rest = read()
    assert "Ungeprüft" not in shown
    assert "Brunnen [fr]" in shown


@pytest.mark.parametrize("is_minor", [True, False])
def test_a_mended_comma_leaves_translations_current_if_the_editor_says_so(page, read, client_of, is_minor):
    editor = client_of("Veröffentlichung")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = soup_of(editor.get(address))
    assert form.select("[name=minor_edit]")
    sent = {"title": "Brunnen,", "slug": page.slug, "summary": page.summary, "body-count": "0", "action-publish": "1"}
    sent |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    answer = editor.post(address, sent | ({"minor_edit": "on"} if is_minor else {}))
    assert answer.status_code == 302, answer.context["form"].errors
    words, is_outdated, _main = read()
    assert "Brunnen [fr]" in words
    assert is_outdated is not is_minor
    assert PageLogEntry.objects.filter(page=page.pk, action="home.minor_edit").exists() is is_minor


@pytest.mark.parametrize("is_minor", [True, False])
def test_words_that_take_the_place_of_half_typed_ones_are_published(page, read, locales, is_minor):
    typo, right = (LINK.replace("dort", word) for word in ("dortt", "dort"))
    key = page.body[2].id
    publish(page, [{"type": "text", "value": typo, "id": key}])
    factories.translate(page, locales["fr"])
    publish(page, [{"type": "text", "value": right, "id": key}])
    [half] = StringTranslation.objects.filter(locale=locales["fr"], translation_of__data__contains="dort<")
    StringTranslation.objects.filter(pk=half.pk).update(data="Voir", has_error=True, field_error="Ein Link fehlt.")
    publish(page, [{"type": "text", "value": typo, "id": key}])
    page.is_minor_edit = is_minor
    publish(page, [{"type": "text", "value": right, "id": key}])
    words, is_outdated, _main = read()
    assert "Siehe dortt . [fr]" in words
    assert is_outdated is not is_minor
    half.refresh_from_db()
    assert (half.data == "Voir", half.has_error) == (not is_minor, not is_minor)


def test_a_page_that_nobody_has_translated_asks_for_no_typing_errors(home, client_of):
    page = factories.ContentPageFactory(parent=home)
    form = soup_of(client_of("Veröffentlichung").get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert not form.select("[name=minor_edit]")


def test_a_german_page_that_returns_brings_back_the_translations_that_say_the_same(page, read, french, locales):
    page.unpublish()
    page = ContentPage.objects.get(pk=page.pk)
    publish(page)
    words, is_outdated, main = read()
    assert "Brunnen [fr]" in words
    assert not main.has_attr("lang")
    assert not is_outdated


def test_a_german_page_that_returns_with_new_words_stands_in_the_place_of_its_translations(page, read, french):
    page.unpublish()
    page = ContentPage.objects.get(pk=page.pk)
    publish(page, title="Quellen")
    words, _notice, main = read()
    assert "Quellen" in words
    assert "[fr]" not in words
    assert main["lang"] == "de"
    publish(page, title="Noch einmal anders")
    assert "Noch einmal anders" in read()[0]


def test_a_translation_that_is_withdrawn_leaves_the_german_words_in_its_place(page, read, french, client):
    child = factories.translated_page(factories.ContentPageFactory)
    child.move(page, pos="last-child")
    french().unpublish()
    words, _notice, main = read()
    assert "Brunnen" in words
    assert "[fr]" not in words
    assert main["lang"] == "de"
    below = ContentPage.objects.get(translation_key=child.translation_key, locale=french().locale)
    assert client.get(below.url).status_code == 200
    page.refresh_from_db()
    page.unpublish()
    publish(ContentPage.objects.get(pk=page.pk))
    assert read()[2]["lang"] == "de"


def test_a_translation_with_a_date_leaves_the_german_words_in_its_place_until_then(page, read, french, client):
    french().unpublish()
    draft = french()
    draft.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    draft.save_revision().publish()
    words, _outdated, main = read()
    assert main["lang"] == "de"
    assert "[fr]" not in words
    assert french().revisions.filter(approved_go_live_at=draft.go_live_at).exists()
    revision = french().latest_revision
    revision.content["go_live_at"] = None
    revision.publish()
    words, _outdated, main = read()
    assert "lang" not in main.attrs
    assert "Brunnen [fr]" in words


def test_a_translation_published_with_gaps_says_what_it_said_before(page, read, locales):
    publish(page, title="Quellen")
    factories.translate(page, locales["fr"], gaps=["Quellen"])
    words, is_outdated, _main = read()
    assert "Brunnen [fr]" in words
    assert "Quellen" not in words
    assert is_outdated


def test_the_editor_is_told_which_translations_stay_withdrawn(page, client_of, french):
    french().unpublish()
    editor = client_of("Veröffentlichung")
    sent = {"title": "Brunnen", "slug": page.slug, "summary": page.summary, "body-count": "0", "action-publish": "1"}
    sent |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    answer = editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent, follow=True)
    [told] = [str(message) for message in answer.context["messages"] if "noch zurückgezogen" in str(message)]
    assert reverse("wagtailadmin_pages:edit", args=[french().pk]) in told


def test_words_that_nobody_has_published_do_not_return_with_the_german_page(home, locales, client, admin_client):
    page = factories.ContentPageFactory(parent=home, title="Brunnen", slug="brunnen")
    create_aliases_for_new_page(page)
    french = factories.translate(page, locales["fr"])
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[french.pk]))
    ContentPage.objects.get(pk=page.pk).save_revision().publish()
    factories.translate(page, locales["fr"], publish=False)
    ContentPage.objects.get(pk=page.pk).unpublish()
    ContentPage.objects.get(pk=page.pk).save_revision().publish()
    shown = client.get(page.get_translation(locales["fr"]).url).content.decode()
    assert "Brunnen [fr]" not in shown
    assert "Brunnen" in shown
