"""What was translated elsewhere helps here: the same words, words like them, names of records, and the glossary."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext, TranslationSource

from home.models import GlossaryTerm, Topic
from tests import factories
from tests.roles import client_of, user_of
from tests.translation.editing import Editor, translation_of
from translation.editor import memory
from translation.segments.glossary import Glossary
from translation.segments.segment import segments_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def translate(home, locales):
    """A page with these texts in French, of which the second are the translations; None leaves them out."""

    def make(title, **texts):
        page = factories.ContentPageFactory(
            parent=home,
            title=title,
            summary="",
            search_description="",
            body=[("text", f"<p>{text}</p>") for text in texts["body"]],
        )
        source, _created = TranslationSource.update_or_create_from_instance(page)
        translation, _created = Translation.objects.get_or_create(source=source, target_locale=locales["fr"])
        for segment in source.stringsegment_set.all():
            if words := texts.get("words", {}).get(segment.string.data):
                StringTranslation.objects.create(
                    translation_of=segment.string, context=segment.context, locale=locales["fr"], data=words
                )
        translation.save_target(publish=False)
        return page.get_translation(locales["fr"])

    return make


def segment_of(page, german):
    [segment] = [s for s in segments_of(translation_of(page)) if s.source == german]
    return segment


def matches(page, german):
    translation, segment = translation_of(page), segment_of(page, german)
    return [(match.percent, match.text, match.origin) for match in memory.matches(segment, translation)]


def test_the_same_words_of_another_page_come_first_and_with_their_origin(translate):
    known = {"Der Brunnen ist fertig.": "Le puits est prêt."}
    translate("Woanders", body=list(known), words=known)
    page = translate("Hier", body=["Der Brunnen ist fertig."])
    assert matches(page, "Der Brunnen ist fertig.") == [(100, "Le puits est prêt.", "Woanders")]


def test_formatting_of_the_match_becomes_that_of_the_segment(translate):
    known = {'Ein <b>Brunnen</b> für <a id="a1">alle</a>': 'Un <b>puits</b> pour <a id="a1">tous</a>'}
    german = 'Ein <b>Brunnen</b> für <a href="https://example.org/">alle</a>'
    translate("Woanders", body=[german], words=known)
    page = translate("Hier", body=[german])
    [(_percent, text, _origin)] = matches(page, next(iter(known)))
    assert text == "Un {1}puits{/1} pour {2}tous{/2}"


def test_words_like_them_have_a_percentage_below_100_and_others_do_not_come(translate):
    known = {
        "Der Brunnen in Kayanza ist fertig.": "Le puits à Kayanza est prêt.",
        "Die Bibliothek öffnet wieder.": "La bibliothèque rouvre.",
    }
    translate("Woanders", body=list(known), words=known)
    page = translate("Hier", body=["Der Brunnen in Kayanza ist bald fertig."])
    [(percent, text, _origin)] = matches(page, "Der Brunnen in Kayanza ist bald fertig.")
    assert text == "Le puits à Kayanza est prêt."
    assert 85 <= percent < 100


def test_faulty_words_and_other_languages_are_no_memory(translate, locales):
    known = {"Der Brunnen ist fertig.": "Le puits est prêt."}
    translate("Woanders", body=list(known), words=known)
    page = translate("Hier", body=list(known))
    StringTranslation.objects.update(has_error=True)
    assert matches(page, "Der Brunnen ist fertig.") == []
    StringTranslation.objects.update(has_error=False, locale=locales["uk"])
    assert matches(page, "Der Brunnen ist fertig.") == []


def test_names_of_records_are_known(translate):
    Topic.objects.create(name_de="Kreislaufwirtschaft", name_fr="Économie circulaire", slug="kreislauf")
    page = translate("Kreislaufwirtschaft", body=[])
    assert matches(page, "Kreislaufwirtschaft") == [(100, "Économie circulaire", str(Topic._meta.verbose_name))]


def test_among_10_000_strings_the_like_ones_are_found_with_few_queries(translate, locales):
    page = translate("Hier", body=["Der Brunnen in Kayanza ist bald fertig, wie Absatz 77 erzählt."])
    context = TranslationContext.objects.filter(object_id=page.translation_key).first()
    texts = [f"Absatz {n} erzählt von Nummer {n * 7} und wie der Brunnen fertig wurde." for n in range(10_000)]
    texts.append("Der Brunnen in Kayanza ist bald fertig, wie Absatz 78 erzählt.")
    strings = String.objects.bulk_create(String(locale=locales["de"], data=text, data_hash=uuid4()) for text in texts)
    StringTranslation.objects.bulk_create(
        StringTranslation(translation_of=string, context=context, locale=locales["fr"], data="Paragraphe")
        for string in strings
    )
    with connection.cursor() as cursor:  # as on a server that runs for long; what others rolled back counts as nothing
        cursor.execute(f"ANALYZE {String._meta.db_table}, {StringTranslation._meta.db_table}")
    german = "Der Brunnen in Kayanza ist bald fertig, wie Absatz 77 erzählt."
    translation, segment = translation_of(page), segment_of(page, german)
    with CaptureQueriesContext(connection) as captured:
        found = memory.matches(segment, translation)
    assert [match.german for match in found] == [texts[-1]]
    assert len(captured) <= 5


@pytest.fixture
def term(db):
    return GlossaryTerm.objects.create(
        term_de="Kommune", term_fr="commune", definition_de="x", note="nicht „municipalité“"
    )


def test_terms_are_marked_and_the_agreed_word_is_offered(term, translate):
    page = translate("Kommunen verbinden", body=["Die Kommune und ihre Kommunalpolitik"])
    editor = Editor(client_of(user_of("traduction")), page)
    segment = editor.segments["Kommunen verbinden"]
    assert [mark.get_text() for mark in segment.select("mark")] == ["Kommunen"]
    assert segment.select_one("[data-term]")["data-term"] == "commune"
    assert "nicht „municipalité“" in segment.get_text()
    other = editor.segments["Die Kommune und ihre Kommunalpolitik"]
    assert [mark.get_text() for mark in other.select("mark")] == ["Kommune"], "a compound is another word"


def test_terms_without_a_word_in_the_language_are_not_marked(term):
    assert Glossary("uk").in_text("Die Kommune") == []
    term.do_not_translate = True
    term.save()
    assert [found.words for found in Glossary("uk").in_text("Die Kommune")] == ["Kommune"]
