"""Translators write in the editor of the site: with its form alone, and one segment at a time as its script does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, Locale
from wagtail.users.models import UserProfile
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringTranslation, Translation

from home.models import ContentPage, HomePage
from home.staff import roles
from tests import factories
from tests.html import soup_of
from tests.roles import client_of, user_of
from tests.sampling import audited
from tests.translation.editing import BY_SCRIPT, Editor, messages_of, stored, translation_of
from translation.segments.segment import segments_of

pytestmark = pytest.mark.django_db
BODY = '<p>Ein <b>Brunnen</b> für <a href="https://example.org/de">Burundi</a> &amp; Bern.</p>'
STORED = 'Ein <b>Brunnen</b> für <a id="a1">Burundi</a> &amp; Bern.'
TEXTS = ["Brunnen", "Kurz.", "Wasser", STORED]
NOT_ALL = "Tout n’a pas pu être enregistré. Ce que vous avez écrit est toujours là."
WELL = "Ein 1Brunnen für 2Burundi & Bern."  # as the page shows it, with the numbers of the formatting


@pytest.fixture(scope="module")
def kept_page(kept):
    home = HomePage.objects.get(locale__language_code="de")
    body = [("text", BODY), ("heading", {"text": "Wasser", "level": "2"})]
    german = factories.ContentPageFactory(
        parent=home, title="Brunnen", summary="Kurz.", search_description="", body=body
    )
    for code in ("fr", "uk"):
        factories.translate(german, Locale.objects.get(language_code=code), publish=False, gaps=TEXTS)
    return german.pk


@pytest.fixture
def german(kept_page, db):
    return ContentPage.objects.get(pk=kept_page)


@pytest.fixture
def french(german, locales):
    return german.get_translation(locales["fr"])


def person(role, language):
    user = user_of(role)
    UserProfile.objects.create(user=user, preferred_language=language)
    return client_of(user)


@pytest.fixture
def translator(db):
    return person("traduction", "fr")


@pytest.fixture
def publisher(db):
    return person("veroeffentlichung", "de")


@pytest.fixture
def editor(translator, french):
    return Editor(translator, french)


def fill(editor, mark="[fr]"):
    """Translate everything, formatting included."""
    for name in editor.data:
        if name.startswith("words-"):
            editor.data[name] = mark
    return editor.type(WELL, "Un {1}puits{/1} pour le {2}Burundi{/2} & Berne.")


def test_the_german_words_stand_beside_the_inputs_in_the_order_of_the_page(editor):
    assert list(editor.segments) == ["Brunnen", "Kurz.", WELL, "Wasser"]
    headings = editor.soup.select("#translation-form h4")
    assert [heading.get_text() for heading in headings] == ["1. Texte", "2. Intertitre"]
    bold = editor.segments[WELL].select_one(".translation-german b")
    assert bold.get_text() == "1Brunnen"
    assert "https://example.org/de" in editor.segments[WELL].get_text()
    assert editor.soup.select_one("[data-progress]").get_text() == "0 sur 4 terminés"


def test_other_ways_are_offered_once(editor):
    """Wagtail's header shows what a context calls buttons, too."""
    [way] = editor.soup.select("a[href$='/files/']")
    assert way.find_parent("nav", class_="translation-more")


def test_without_a_script_everything_is_saved_at_once(editor, french):
    fill(editor)
    answer = editor.press()
    assert messages_of(answer) == ["Tous les textes sont enregistrés."]
    words = stored(french, STORED)
    assert words.data == 'Un <b>puits</b> pour le <a id="a1">Burundi</a> &amp; Berne.'
    assert (words.has_error, words.translation_type) == (False, "manual")
    assert words.last_translated_by.groups.get().name == roles.TRANSLATORS["fr"]
    editor.open()
    assert editor.words(WELL) == "Un {1}puits{/1} pour le {2}Burundi{/2} & Berne."
    assert editor.state(WELL) == "done"


@pytest.mark.walk("Abschnitt für Abschnitt übersetzen")
def test_what_is_saved_by_the_script_is_there(editor, french):
    answer = editor.autosave("Brunnen", "Puits").json()
    assert answer["state"] == "done"
    french.refresh_from_db()
    assert (stored(french, "Brunnen").data, french.draft_title) == ("Puits", "Puits")
    editor.autosave("Brunnen", "Eaux & forêts")
    french.refresh_from_db()
    assert (stored(french, "Brunnen").data, french.draft_title) == ("Eaux &amp; forêts", "Eaux & forêts")
    assert editor.autosave("Brunnen", "").json()["state"] == "missing"
    assert stored(french, "Brunnen") is None


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Un puits pour {2}le Burundi{/2}.", "Il manque {1}…{/1}."),
        ("{1}Un{/1} {1}puits{/1} {2}là{/2}", "{1} figure deux fois."),
        ("{1}Un {2}puits{/1}{/2}", "{/1} n’est pas à la bonne place."),
        ("{1}Un{/1} {2}puits", "Il manque {/2}."),
        ("{1}Un{/1} {2} {/2}", "Il n’y a pas de mots entre {2} et {/2}."),
        ("{1}Un{/1} {2}puits{/2} {3}là{/3}", "{3} ne figure pas dans le texte allemand."),
        ("{1}Un{/1} {2}puits{/2} {b}là{/b}", "{b} ne figure pas dans le texte allemand."),
    ],
)
def test_lost_and_added_formatting_is_kept_as_an_error_and_never_published(words, fault, editor, french):
    answer = editor.autosave(WELL, words)
    assert answer.json()["state"] == "faulty"
    assert fault in answer.json()["feedback"]
    assert stored(french, STORED).has_error
    assert editor.open().words(WELL) == words, "as it was typed"
    refused = fill_others(editor).press("submit")
    assert "1 segment n’a pas encore de traduction" in " ".join(messages_of(refused))


def fill_others(editor):
    for german in ("Brunnen", "Kurz.", "Wasser"):
        editor.type(german, f"{german} (fr)")
    return editor


def test_braces_and_markup_that_are_meant_stay(editor, french):
    words = "{1}a < b{/1} {{1} <b>{2}&amp;{/2}</b>"
    assert editor.autosave(WELL, words).json()["state"] == "done"
    assert editor.open().words(WELL) == words
    assert 'a &lt; b</b> {1} &lt;b&gt;<a id="a1">&amp;amp;</a>' in stored(french, STORED).data


def test_words_that_are_too_long_are_an_error(editor):
    answer = editor.autosave("Brunnen", "x" * 300)
    assert answer.json()["state"] == "faulty"
    assert "255 caractères" in answer.json()["feedback"]


def test_two_people_in_one_segment_overwrite_nothing(editor, french, publisher):
    other = Editor(publisher, french)
    other.autosave("Brunnen", "Fontaine")
    refused = editor.autosave("Brunnen", "Puits")
    assert refused.status_code == 409
    assert refused.json()["text"] == "Fontaine"
    assert "Fontaine" in refused.json()["conflict"]
    assert stored(french, "Brunnen").data == "Fontaine"
    assert editor.autosave("Brunnen", "Fontaine").status_code == 200, "the same words are no conflict"
    editor.data[f"version-{editor.key('Brunnen')}"] = refused.json()["version"]
    assert editor.autosave("Brunnen", "Puits").status_code == 200, "after a look at the others"
    assert stored(french, "Brunnen").data == "Puits"


def test_without_a_script_a_conflict_shows_both_and_the_next_save_decides(editor, french, publisher):
    Editor(publisher, french).autosave("Brunnen", "Fontaine")
    answer = editor.type("Brunnen", "Puits").type("Wasser", "Eau").press()
    assert messages_of(answer) == [NOT_ALL]
    editor.take(answer)
    assert editor.words("Brunnen") == "Puits"
    assert editor.segments["Brunnen"].select_one("[data-theirs]").get_text() == "Fontaine"
    assert stored(french, "Wasser").data == "Eau"
    editor.press()
    assert stored(french, "Brunnen").data == "Puits"


def test_an_answer_that_never_arrived_is_no_conflict_with_oneself(editor, french):
    key = editor.key("Brunnen")
    editor.autosave("Brunnen", "Puit")
    editor.data[f"version-{key}"] = ""
    assert editor.autosave("Brunnen", "Puits", before="Puit").status_code == 200
    assert stored(french, "Brunnen").data == "Puits"


def change_german(german, **fields):
    for name, value in fields.items():
        setattr(german, name, value)
    german.save_revision().publish()


@pytest.mark.walk("Veraltete Abschnitte nachziehen")
def test_changed_german_shows_the_difference_and_one_tick_confirms(editor, german, french, publisher):
    fill(editor).press()
    assert Editor(publisher, french).press("publish").status_code == 200
    change_german(german, summary="Kurz,")
    editor.open()
    assert (editor.state("Kurz,"), editor.state("Brunnen")) == ("outdated", "done")
    assert editor.words("Kurz,") == "[fr]"
    difference = editor.segments["Kurz,"].select_one(".translation-difference")
    assert [part.get_text() for part in difference.select("del, ins")] == ["supprimé\xa0: .", "ajouté\xa0: ,"]
    editor.press()
    assert stored(french, "Kurz,") is None, "who only opens the page confirms nothing"
    editor.confirm("Kurz,").press("submit")
    words = stored(french, "Kurz,")
    assert (words.data, words.translation_type) == ("[fr]", "manual")
    french.refresh_from_db()
    assert french.workflow_in_progress


def test_words_of_german_that_went_meanwhile_are_shown_and_not_lost(editor, german):
    change_german(german, summary="Ganz anders")
    editor.type("Kurz.", "Bref.")
    answer = editor.press()
    assert "Bref." in answer.content.decode()
    assert editor.autosave("Kurz.", "Bref.").status_code == 410


def test_words_by_machine_are_marked_until_somebody_confirms_them(editor, french):
    editor.autosave("Brunnen", "Puits")
    found = StringTranslation.objects.filter(data="Puits")
    found.update(translation_type="machine", tool_name="DeepL", last_translated_by=None)
    editor.open()
    assert editor.state("Brunnen") == "machine"
    editor.press()
    assert found.get().translation_type == "machine"
    editor.autosave("Brunnen", "Puits", confirm="1")
    assert (found.get().translation_type, found.get().tool_name) == ("manual", "")
    assert found.get().last_translated_by


def test_a_link_leads_elsewhere_in_the_translation(editor, french):
    name = editor.soup.select_one("[data-override] input[type=text]")["name"]
    for target in ("javascript:alert(1)", "data:text/html,x", " java\tscript:x", "nowhere", "mailto:nobody"):
        editor.data[name] = target
        assert messages_of(editor.press()) == [NOT_ALL], target
        assert not SegmentOverride.objects.exists()
    editor.data[name] = "https://example.org/fr"
    editor.press()
    assert SegmentOverride.objects.get().data == "https://example.org/fr"
    assert editor.open().data[name] == "https://example.org/fr"
    editor.data[name] = ""
    editor.press()
    assert not SegmentOverride.objects.exists()


def test_what_was_typed_while_somebody_else_submitted_the_page_still_stands_there(french, locales, translator):
    factories.translate(ContentPage.objects.get(pk=french.get_translation(locales["de"]).pk), locales["fr"])
    StringTranslation.objects.filter(data="Brunnen [fr]").update(data="Puits")
    editor = Editor(translator, french)
    person("redaktion", "de").post(editor.address, {"action": "submit"})
    answer = editor.type("Brunnen", "Les puits que j’ai cherchés").press("save")
    assert answer.status_code == 422
    assert "Rien n’a été enregistré" in messages_of(answer)[0]
    soup = soup_of(answer)
    assert "Les puits que j’ai cherchés" in [area.get_text() for area in soup.select("textarea[readonly]")]
    assert stored(french, "Brunnen").data == "Puits"


def test_what_was_chosen_while_somebody_else_submitted_the_page_still_stands_there(german, locales, translator):
    german.body.append(("image", {"image": factories.make_image(), "decorative": False, "caption": "Ein Bild"}))
    german.save_revision().publish()
    french = factories.translate(german, locales["fr"])
    own = factories.make_image(title="Le puits de Ngozi", alt_fr="Le puits")
    link, picture = (row.context_id for row in OverridableSegment.objects.order_by("order"))
    chosen = {f"place-{link}": "https://example.org/fr", f"place-{picture}": own.pk}
    editor = Editor(translator, french)
    person("redaktion", "de").post(editor.address, {"action": "submit"})
    answer = editor.press(**chosen)
    assert answer.status_code == 422
    rows = {row["data-override"]: row.get_text() for row in soup_of(answer).select("[data-override]")}
    assert "https://example.org/fr" in rows[str(link)]
    assert "Le puits de Ngozi" in rows[str(picture)]
    assert not SegmentOverride.objects.exists()
    address = reverse("translation:save_override", args=[french.pk, picture])
    answer = translator.post(address, chosen | {f"place-{picture}-version": ""}, headers=BY_SCRIPT)
    assert (answer.status_code, answer.json()["message"][:23]) == (423, "Rien n’a été enregistré")
    assert not SegmentOverride.objects.exists()


def test_another_picture_is_kept_when_the_german_one_changes_meanwhile(german, locales, translator):
    german.body.append(("image", {"image": factories.make_image(), "decorative": False, "caption": "Ein Bild"}))
    german.save_revision().publish()
    editor = Editor(translator, factories.translate(german, locales["fr"]))
    name = f"place-{OverridableSegment.objects.get(context__path__endswith='.image').context_id}"
    german = ContentPage.objects.get(pk=german.pk)
    german.body[-1].value["image"] = factories.make_image(title="Ein anderes")
    german.save_revision().publish()
    own = factories.make_image()
    assert messages_of(editor.press(**{name: own.pk})) == ["Tous les textes sont enregistrés."]
    assert SegmentOverride.objects.get().data == own.pk


def test_a_form_from_before_the_upgrade_stores_no_target_elsewhere(editor):
    name = editor.soup.select_one("[data-override] input[type=text]")["name"]
    former = f"override-{name.rpartition('-')[2]}"
    editor.press(**{former: "https://example.org/fr", f"{former}-version": ""})
    assert not SegmentOverride.objects.exists()


def test_the_target_of_a_link_that_went_meanwhile_is_shown_and_not_lost(editor, german):
    name = editor.soup.select_one("[data-override] input[type=text]")["name"]
    german.body[0] = ("text", "<p>Ein Brunnen.</p>")
    german.save_revision().publish()
    answer = editor.press(**{name: "https://example.org/fr"})
    assert messages_of(answer) == [NOT_ALL]
    assert "https://example.org/fr" in [item.get_text() for item in soup_of(answer).select("li[lang=fr]")]


def test_what_was_typed_into_a_translation_that_is_deleted_meanwhile_is_shown(french, translator, publisher):
    editor = Editor(translator, french)
    publisher.post(reverse("wagtailadmin_pages:delete", args=[french.pk]))
    answer = editor.type("Brunnen", "Les puits que j’ai cherchés").press("save")
    assert answer.status_code == 410
    assert [item.get_text() for item in soup_of(answer).select("li[lang=fr]")] == ["Les puits que j’ai cherchés"]


@pytest.mark.parametrize("which", ["french", "german"])
def test_what_was_entered_comes_back_when_a_page_is_deleted_meanwhile(which, german, locales, translator, publisher):
    german.body.append(("image", {"image": factories.make_image(), "decorative": False, "caption": "Ein Bild"}))
    german.save_revision().publish()
    french = factories.translate(german, locales["fr"])
    own = factories.make_image(title="Le puits de Ngozi", alt_fr="Le puits")
    link, picture = (row.context_id for row in OverridableSegment.objects.order_by("order"))
    editor = Editor(translator, french)
    deleted = {"french": french, "german": german}[which]
    publisher.post(reverse("wagtailadmin_pages:delete", args=[deleted.pk]))
    chosen = {f"place-{link}": "https://example.org/fr", f"place-{picture}": own.pk}
    answer = editor.type("Brunnen", "Les puits que j’ai cherchés").press("save", **chosen)
    assert answer.status_code == 410
    told = [item.get_text() for item in soup_of(answer).select(".help-critical li")]
    assert {"Les puits que j’ai cherchés", "https://example.org/fr"} <= set(told)
    assert which == "german" or "Le puits de Ngozi" in told


@pytest.mark.parametrize("meanwhile", ["submitted", "deleted"])
def test_nobody_learns_the_name_of_a_picture_by_its_number(meanwhile, german, locales, translator, publisher):
    german.body.append(("image", {"image": factories.make_image(), "decorative": False, "caption": "Ein Bild"}))
    german.save_revision().publish()
    french = factories.translate(german, locales["fr"])
    secret = Collection.get_first_root_node().add_child(name="Personal")
    GroupCollectionPermission.objects.filter(permission__codename="choose_image").delete()
    hidden = factories.make_image(title="Geheimes Bild", collection=secret)
    editor = Editor(translator, french)
    name = f"place-{OverridableSegment.objects.get(context__path__endswith='.image').context_id}"
    if meanwhile == "deleted":
        publisher.post(reverse("wagtailadmin_pages:delete", args=[french.pk]))
    else:
        person("redaktion", "de").post(editor.address, {"action": "submit"})
    answer = editor.press(**{name: hidden.pk, f"{name}-version": ""})
    assert answer.status_code in {410, 422}
    assert "Geheimes Bild" not in answer.text


def test_the_last_step_is_review_for_translators_and_publication_for_publishers(editor, french, publisher):
    assert [button["value"] for button in editor.soup.select("[name=action]")] == ["submit", "save"]
    fill(editor).press("submit")
    assert editor.open().soup.select("textarea[readonly]")
    theirs = Editor(publisher, french)
    assert [button["value"] for button in theirs.soup.select("[name=action]")] == ["publish", "save"]
    assert theirs.autosave("Brunnen", "Le puits").status_code == 200
    answer = editor.autosave("Brunnen", "Puits")
    assert (answer.status_code, answer.json()["message"][:23]) == (423, "Rien n’a été enregistré")


def test_publishing_refuses_gaps_and_lost_links(editor, french, publisher, django_capture_on_commit_callbacks):
    theirs = Editor(publisher, french)
    assert "Kurz." in " ".join(messages_of(theirs.press("publish")))
    fill(theirs).press()
    StringTranslation.objects.filter(translation_of__data=STORED).update(data="Un puits pour le Burundi")
    assert "Ein Brunnen" in " ".join(messages_of(theirs.open().press("publish")))
    with django_capture_on_commit_callbacks(execute=True):
        fill(theirs.open()).press("publish")
    french.refresh_from_db()
    assert (french.live, french.title) == (True, "[fr]")
    assert str(french.body[0].value) == (
        '<p>Un <b>puits</b> pour le <a href="https://example.org/de">Burundi</a> &amp; Berne.</p>'
    )


def test_placeholders_are_not_published(editor, french, publisher):
    theirs = fill(Editor(publisher, french)).type("Kurz.", "[À COMPLÉTER: date]")
    assert "[À COMPLÉTER: date]" in " ".join(messages_of(theirs.press("publish")))


@pytest.mark.parametrize("role", ["pereklad", "beratung"])
def test_who_may_not_edit_the_page_reaches_nothing_of_it(role, editor, french):
    client = person(role, "de")
    segment = editor.segments["Brunnen"]
    sent = {f"words-{editor.key('Brunnen')}": "Puits"}
    for answer in (
        client.get(editor.address, headers=BY_SCRIPT),
        client.post(editor.address, sent, headers=BY_SCRIPT),
        client.post(segment["data-url"], sent, headers=BY_SCRIPT),
        client.get(segment["data-suggestions-url"], headers=BY_SCRIPT),
    ):
        assert answer.status_code == 403
    assert stored(french, "Brunnen") is None


def test_segments_of_other_pages_are_not_reached_by_a_page_of_ones_own(editor, german, french, home, locales):
    other = factories.translate(factories.ContentPageFactory(parent=home, title="Anders"), locales["fr"])
    foreign = segments_of(translation_of(other))[0].key
    for name, method in (("save_words", editor.client.post), ("suggestions", editor.client.get)):
        answer = method(reverse(f"translation:{name}", args=[french.pk, foreign]), {f"words-{foreign}": "x"})
        assert answer.status_code in {404, 410}
    for key in (2**31, 2**63, 2**70):
        assert editor.client.post(reverse("translation:save_words", args=[french.pk, key])).status_code == 410
        assert editor.client.post(reverse("translation:save_override", args=[french.pk, key])).status_code == 410
    assert editor.client.post(reverse("translation:save_words", args=[german.pk, foreign])).status_code in {302, 404}


def test_a_look_changes_nothing(editor):
    assert editor.client.get(editor.segments["Brunnen"]["data-url"]).status_code == 405


def test_what_nobody_types_is_taken_out(editor, french):
    editor.autosave("Brunnen", " Puits\0\u202e\r\nprofond ")
    assert stored(french, "Brunnen").data == "Puits profond"


def test_localizes_own_addresses_are_closed(editor, french, translator, publisher):
    translation = translation_of(french)
    key = translation.source.stringsegment_set.first().pk
    for client in (translator, publisher):
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, key])
        sent = client.put(address, "value=x", content_type="application/x-www-form-urlencoded", headers=BY_SCRIPT)
        assert sent.status_code == 403
    stop = reverse("wagtail_localize:stop_translation", args=[translation.pk])
    assert translator.post(stop, headers=BY_SCRIPT).status_code == 403
    for address in (stop, reverse("wagtail_localize:convert_to_alias", args=[french.pk])):
        assert address not in translator.get(editor.address).content.decode()
        assert address in publisher.get(editor.address).content.decode()
    publisher.post(stop)
    assert not Translation.objects.get(pk=translation.pk).enabled


@pytest.mark.parametrize("segments", [100, audited(500)])
def test_a_page_with_many_segments_opens_with_few_queries(segments, home, locales, translator):
    body = [("text", "".join(f"<p>Absatz <b>{n}</b> von vielen.</p>" for n in range(segments)))]
    page = factories.ContentPageFactory(parent=home, title="Lang", body=body)
    french = factories.translate(page, locales["fr"], publish=False)
    translator.get("/admin/")
    with CaptureQueriesContext(connection) as captured:
        answer = translator.get(reverse("wagtailadmin_pages:edit", args=[french.pk]))
    assert answer.content.decode().count("data-segment=") > segments
    queries = [query["sql"] for query in captured]
    ours = next(number for number, sql in enumerate(queries) if "glossaryterm" in sql)  # before that, Wagtail's view
    assert len(queries) <= 40
    assert len(queries[ours:]) <= 15


def test_a_picture_and_a_file_are_others_in_the_translation(home, locales, translator):
    image, other = factories.make_image(title="Karte"), factories.make_image(title="Carte")
    body = [
        ("image", {"image": image, "decorative": False, "caption": "Karte des Landes"}),
        ("document_list", {"title": "Dateien", "documents": [factories.make_document()]}),
    ]
    page = factories.ContentPageFactory(parent=home, title="Bilder", share_image=image, body=body)
    french = factories.translate(page, locales["fr"], publish=False)
    editor = Editor(translator, french)
    choosers = {
        chooser.select_one(".translation-german").get_text(" ", strip=True): chooser["data-override"]
        for chooser in editor.soup.select("[data-override]")
    }
    assert len(choosers) == 3
    key = next(key for label, key in choosers.items() if "Image Karte" in label)
    sent = {f"place-{key}": other.pk, f"place-{key}-version": ""}
    address = reverse("translation:save_override", args=[french.pk, key])
    assert translator.post(address, sent, headers=BY_SCRIPT).status_code == 200
    assert SegmentOverride.objects.get().data == other.pk
    refused = translator.post(address, sent | {f"place-{key}": image.pk}, headers=BY_SCRIPT)
    assert (refused.status_code, SegmentOverride.objects.get().data) == (400, other.pk), "seen before it was changed"
    for bad in ("0", "x", "99999999999999999999", "\0"):
        assert translator.post(address, sent | {f"place-{key}": bad}, headers=BY_SCRIPT).status_code == 400
    assert "Carte" in editor.open().soup.select_one(f"[data-override='{key}']").get_text()


def test_a_page_of_every_block_opens(home, locales, translator, publisher):
    page = factories.ContentPageFactory(parent=home, title="Alles")
    page.body = factories.body_of_blocks(type(page), home)
    page.save_revision().publish()
    french = factories.translate(page, locales["fr"], publish=False)
    editor = Editor(translator, french)
    assert {segment["data-state"] for segment in editor.segments.values()} == {"done"}
    for name, heading in (("[data-segment]", "label"), ("[data-override]", ".translation-german")):
        assert all(found.select_one(heading).get_text(strip=True) for found in editor.soup.select(name))
    assert messages_of(editor.press()) == ["Tous les textes sont enregistrés."]
    assert StringTranslation.objects.filter(has_error=True).count() == 0


def test_who_has_locked_a_page_is_named(editor, publisher, translator, french):
    assert publisher.post(reverse("wagtailadmin_pages:lock", args=[french.pk])).status_code == 302
    words = editor.open().soup.main.get_text(" ", strip=True)
    assert "a été verrouillé(e) par veroeffentlichung" in words
    assert "Seules les personnes chargées de la validation" not in words
    answer = translator.get(reverse("translation:files", args=[translation_of(french).pk]))
    assert "en cours de validation ou verrouillée" in answer.content.decode()
