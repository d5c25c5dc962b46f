"""What users of wagtail-localize have reported at github.com/wagtail/wagtail-localize, along the paths of this site."""

import uuid

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import OverridableSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.synctree import create_aliases_for_new_page

from home.models import ContentPage
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client):
    """`(main part, language of the words)` of a page."""

    def read(page):
        main = soup_of(client.get(page.url)).main
        return main, main.get("lang", page.locale.language_code)

    return read


def publish(page, *blocks, **fields):
    page = ContentPage.objects.get(pk=page.pk)
    if blocks:
        content = [{"id": str(uuid.uuid4()), "type": kind, "value": value} for kind, value in blocks]
        page.body = page._meta.get_field("body").stream_block.to_python(content)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def ask_for_translation(client, page, *locales):
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return client.post(address, {"locales": [locale.pk for locale in locales]}, follow=True)


def heading(main):
    return main.h1.get_text(strip=True)


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_15_what_happens_to_the_original_happens_to_its_translations(act, page, locales, publisher, client):
    """wagtail-localize #15: translations and aliases of a page that is deleted or withdrawn stay."""
    versions = [page, factories.translate(page, locales["fr"]), page.get_translation(locales["uk"])]
    publisher.post(reverse(f"wagtailadmin_pages:{act}", args=[page.pk]))
    assert [client.get(version.url).status_code for version in versions] == [404] * 3


@pytest.mark.parametrize("content", [b'msgid "a\nmsgstr', factories.picture(kind="JPEG")])
def test_150_a_broken_po_file_or_a_picture_gets_an_answer(content, page, locales, publisher):
    """wagtail-localize #150: a badly formatted PO file, or a JPEG in its place, is uploaded without end."""
    factories.translate(page, locales["fr"])
    address = reverse("wagtail_localize:upload_pofile", args=[Translation.objects.get().pk])
    answer = publisher.post(address, {"file": SimpleUploadedFile("seite.po", content)}, follow=True)
    assert answer.status_code == 422
    assert StringTranslation.objects.filter(data="Brunnen [fr]").exists()


def test_266_what_is_added_to_the_original_is_to_be_translated_at_once(page, locales, shown):
    """wagtail-localize #266: content that is added after the translation was begun never shows up in it."""
    french = factories.translate(page, locales["fr"])
    page = publish(page, ("heading", {"text": "Noch mehr", "level": "2"}))
    source = TranslationSource.objects.get(object_id=page.translation_key)
    assert source.stringsegment_set.filter(string__data="Noch mehr").exists()
    assert shown(french)[0].select(".page-notice")
    factories.translate(page, locales["fr"])
    assert "Noch mehr [fr]" in shown(french)[0].get_text()


def test_355_blocks_within_blocks_are_translated(page, locales, shown):
    """wagtail-localize #355: of nested blocks only the first level can be translated."""
    items = [{"id": str(uuid.uuid4()), "type": "item", "value": {"title": "Frage", "content": "<p>Antwort</p>"}}]
    page = publish(page, ("accordion", {"items": items}))
    text = shown(factories.translate(page, locales["fr"]))[0].get_text()
    assert "Frage [fr]" in text
    assert "Antwort [fr]" in text


def test_425_a_mended_segment_of_a_po_file_is_faulty_no_more(page, locales, publisher):
    """wagtail-localize #425: a segment that was faulty stays so when a PO file brings better words."""
    factories.translate(page, locales["fr"])
    translation = Translation.objects.get()
    StringTranslation.objects.filter(data="Brunnen [fr]").update(has_error=True, field_error="Trop long")
    file = polib.pofile(
        publisher.get(reverse("wagtail_localize:download_pofile", args=[translation.pk])).content.decode()
    )
    next(entry for entry in file if entry.msgid == "Brunnen").msgstr = "Fontaines"
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    publisher.post(address, {"file": SimpleUploadedFile("seite.po", str(file).encode())})
    words = StringTranslation.objects.get(translation_of__data="Brunnen")
    assert (words.data, words.has_error) == ("Fontaines", False)


def test_461_an_alias_is_no_original(page, locales, publisher):
    """wagtail-localize #461: aliases can be submitted for translation, from which nobody finds back."""
    alias = page.get_translation(locales["fr"])
    ask_for_translation(publisher, alias, locales["uk"])
    assert not TranslationSource.objects.exists()


def test_466_a_translation_that_becomes_an_alias_again_keeps_its_words(page, locales, publisher, shown):
    """wagtail-localize #466: who takes back a translation that was made by mistake loses the work."""
    french = factories.translate(page, locales["fr"])
    publisher.post(reverse("wagtail_localize:convert_to_alias", args=[french.pk]))
    main, language = shown(french)
    assert (heading(main), language) == ("Brunnen", "de")
    ask_for_translation(publisher, page, locales["fr"])
    main, language = shown(french)
    assert (heading(main), language) == ("Brunnen", "de"), "nothing is published by asking"
    publisher.post(reverse("wagtailadmin_pages:edit", args=[french.pk]), {"action": "publish"})
    assert StringTranslation.objects.filter(data="Brunnen [fr]").exists()


def test_469_aliases_move_along(page, home, locales, shown):
    """wagtail-localize #469: a page is moved, its aliases are not, and links are dead."""
    section = factories.ContentPageFactory(parent=home, title="Abschnitt", slug="abschnitt")
    create_aliases_for_new_page(section)
    page.move(section, pos="last-child")
    for code in ("fr", "uk"):
        alias = ContentPage.objects.get(translation_key=page.translation_key, locale=locales[code])
        assert alias.url == f"/{code}/abschnitt/brunnen/"
        assert heading(shown(alias)[0]) == "Brunnen"


def test_743_asking_for_a_translation_publishes_nothing_as_translated(page, locales, publisher, shown):
    """wagtail-localize #743: what is synchronised from another locale is live in the wrong language at once."""
    ask_for_translation(publisher, page, locales["fr"], locales["uk"])
    for code in ("fr", "uk"):
        assert shown(page.get_translation(locales[code]))[1] == "de"


def test_792_aliases_within_aliases_become_translations(page, locales, publisher, shown):
    """wagtail-localize #792: pages within each other are submitted, and stay aliases for ever."""
    child = factories.ContentPageFactory(parent=page, title="Kind", slug="kind")
    create_aliases_for_new_page(child)
    grandchild = factories.ContentPageFactory(parent=child, title="Enkel", slug="enkel")
    create_aliases_for_new_page(grandchild)
    for each in (page, child, grandchild):
        ask_for_translation(publisher, each, locales["fr"])
        assert each.get_translation(locales["fr"]).alias_of_id is None
    assert shown(factories.translate(grandchild, locales["fr"]))[1] == "fr"


def test_853_another_picture_in_a_translation(page, locales, publisher, shown):
    """wagtail-localize #853: publishing crashes where a translation has a picture of its own."""
    picture = {"image": factories.make_image().pk, "decorative": False, "caption": "Ein Bild"}
    page = publish(page, ("image", picture))
    french = factories.translate(page, locales["fr"])
    own = factories.make_image(alt_fr="Une autre image")
    segment = OverridableSegment.objects.get(source__object_id=page.translation_key, context__path__endswith=".image")
    address = reverse("translation:save_override", args=[french.pk, segment.context_id])
    chosen = {f"place-{segment.context_id}": own.pk, f"place-{segment.context_id}-version": ""}
    assert publisher.post(address, chosen, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 200
    assert (
        publisher.post(reverse("wagtailadmin_pages:edit", args=[french.pk]), {"action": "publish"}).status_code == 302
    )


def test_861_a_draft_of_a_translation_follows_its_original(page, locales, publisher):
    """wagtail-localize #861: what was submitted from a draft stays at its words, whatever becomes of the original."""
    draft = ContentPage.objects.get(pk=page.pk)
    ask_for_translation(publisher, page, locales["fr"])
    draft = publish(draft, title="Quellen")
    french = page.get_translation(locales["fr"])
    assert "Quellen" in publisher.get(reverse("wagtailadmin_pages:edit", args=[french.pk])).content.decode()
    assert factories.translate(draft, locales["fr"]).title == "Quellen [fr]"
