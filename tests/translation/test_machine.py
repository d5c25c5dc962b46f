"""Drafts by a machine, over servers that speak the services' protocols, with all that goes wrong."""

import socket

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from config import machine_translation
from home.models import ContentPage, GlossaryTerm, HomePage
from tests import factories
from tests.html import soup_of
from tests.roles import client_of, user_of
from tests.translation.machine_servers import KEY, DeepLServer, LibreTranslateServer
from translation.machine import client, deepl, drafts, services
from translation.models import MachineUse
from translation.overview import bulk
from translation.segments.segment import segments_of

pytestmark = pytest.mark.django_db
BODY = [
    ("text", '<p>Lesen Sie <b>jetzt</b> die <a href="https://example.org/x">Seite &amp; mehr</a>.</p><p>Zweiter.</p>'),
    ("text", "<p>https://example.org/nur-eine-adresse</p><p>info@example.org</p><p>12 345</p>"),
]
RICH = 'Lesen Sie <b>jetzt</b> die <a id="a1">Seite &amp; mehr</a>.'
SERVERS = {"deepl": DeepLServer, "libretranslate": LibreTranslateServer}


@pytest.fixture(scope="module")
def kept_page(kept):
    home = HomePage.objects.get(locale__language_code="de")
    page = factories.ContentPageFactory(parent=home, title="Brücke", body=BODY)
    texts = [RICH, "Zweiter.", "https://example.org/nur-eine-adresse", "info@example.org", "12 345"]
    for code in ("fr", "uk"):
        factories.translate(page, Locale.objects.get(language_code=code), publish=False, gaps=texts)
    return page.pk


@pytest.fixture
def translation(kept_page, db):
    return _translation(kept_page, "fr")


def _translation(page, code):
    key = ContentPage.objects.get(pk=page).translation_key
    return Translation.objects.get(source__object_id=key, target_locale__language_code=code)


@pytest.fixture
def server(request, settings, monkeypatch):
    name = getattr(request, "param", "deepl")
    monkeypatch.setattr(client, "PAUSE", 0.01)
    with SERVERS[name]() as running:
        settings.MACHINE_TRANSLATION = {
            "service": name, "url": running.url, "key": KEY, "monthly_characters": 10_000,
        }  # fmt: skip
        yield running


both = pytest.mark.parametrize("server", SERVERS, indirect=True)


def words_of(translation):
    return {segment.source: segment.words for segment in segments_of(translation)}


@both
def test_what_lacks_words_is_drafted_and_nothing_else(server, translation):
    StringTranslation.objects.filter(data="Brücke [fr]").update(data="Pont")
    report = drafts.draft(translation, None)
    assert (report.drafted, report.refused, report.left, report.stopped) == (2, [], 0, "")
    words = words_of(translation)
    assert words["Brücke"] == "Pont"
    assert words[RICH] == f"t:{RICH}"
    assert words["https://example.org/nur-eine-adresse"] == words["info@example.org"] == words["12 345"] == ""
    assert server.texts() == [[RICH, "Zweiter."]]
    row = StringTranslation.objects.get(data="t:Zweiter.")
    assert (row.translation_type, row.tool_name) == ("machine", services.active().name)
    assert MachineUse.objects.get().characters == len(RICH) + len("Zweiter.")
    assert drafts.draft(translation, None).drafted == 0
    assert len(server.requests) == 1, "nothing is sent for nothing"


def test_deepl_is_polite_where_it_can_be(server, translation, kept_page):
    drafts.draft(translation, None)
    drafts.draft(_translation(kept_page, "uk"), None)
    french, ukrainian = (sent for _method, _path, sent, *_ in server.requests)
    assert (french["target_lang"], french["formality"]) == ("FR", "prefer_more")
    assert (ukrainian["target_lang"], ukrainian["formality"]) == ("UK", "prefer_more")


def test_glossary_terms_are_given_and_names_stay(server, translation):
    term = GlossaryTerm.objects.create(term_de="Zweiter", term_fr="Deuxième", term_uk="Другий")
    GlossaryTerm.objects.create(term_de="Seite & mehr", do_not_translate=True)
    assert drafts.draft(translation, None).drafted == 2
    assert words_of(translation)[RICH] == f"t:{RICH}"
    assert "<keep>Seite &amp; mehr</keep>" in server.texts()[0][0]
    (first,) = server.glossaries.values()
    assert first["dictionaries"][0]["entries"] == "Zweiter\tDeuxième"
    StringTranslation.objects.filter(data__startswith="t:").delete()
    drafts.draft(translation, None)
    assert sum(path == "/v3/glossaries" for _method, path, *_ in server.requests) == 2, "it is known by now"
    term.term_fr = "Second"
    term.save()
    StringTranslation.objects.filter(data__startswith="t:").delete()
    drafts.draft(translation, None)
    (second,) = server.glossaries.values()
    assert second["dictionaries"][0]["entries"] == "Zweiter\tSecond"


def test_a_glossary_that_has_gone_is_made_anew_the_next_time(server, translation):
    GlossaryTerm.objects.create(term_de="Zweiter", term_fr="Deuxième", term_uk="Другий")
    drafts.draft(translation, None)
    server.glossaries.clear()
    StringTranslation.objects.filter(data__startswith="t:").delete()
    assert drafts.draft(translation, None).stopped
    assert drafts.draft(translation, None).drafted == 2


@pytest.mark.parametrize("glossaries", [5, ["x"], None])
def test_an_answer_that_names_no_glossaries_is_not_taken(glossaries, server, translation):
    GlossaryTerm.objects.create(term_de="Zweiter", term_fr="Deuxième", term_uk="Другий")
    server.glossaries_answer = {"glossaries": glossaries}
    assert "keine Übersetzung" in drafts.draft(translation, None).stopped


def test_an_old_glossary_that_somebody_else_deletes_at_the_same_time_stops_no_draft(server, translation):
    GlossaryTerm.objects.create(term_de="Zweiter", term_fr="Deuxième", term_uk="Другий")
    server.glossaries_answer = {"glossaries": [{"name": "de-fr-old", "glossary_id": "gone"}]}
    assert drafts.draft(translation, None).drafted == 2


def test_a_term_that_is_written_twice_is_sent_once(server, translation):
    for german in ("Runder Tisch", "Runder  Tisch"):
        GlossaryTerm.objects.create(term_de=german, term_fr="Table ronde")
    assert drafts.draft(translation, None).drafted == 2


def test_long_pages_go_in_several_requests(server, settings, home, locales):
    settings.MACHINE_TRANSLATION |= {"monthly_characters": 10_000_000}
    words = ("ääää " * 380).strip()  # one long word keeps the search busy
    texts = [f"{number} {words}" for number in range(30)]
    page = factories.ContentPageFactory(
        parent=home, title="Lang", body=[("text", "".join(f"<p>{text}</p>" for text in texts))]
    )
    factories.translate(page, locales["fr"], publish=False, gaps=texts)
    report = drafts.draft(Translation.objects.get(source__object_id=page.translation_key), None)
    assert (report.drafted, report.left) == (30, 0)
    assert all(len(sent["text"]) <= 50 and size <= 128 * 1024 for _m, _p, sent, _h, size in server.requests)
    assert len(server.requests) > 2
    assert [len(chunk) for chunk in services.chunks(map(str, range(120)), services.active())] == [50, 50, 20]


ERRORS = {
    400: "nicht verstanden",
    401: "Schlüssel",
    403: "Schlüssel",
    404: "eingestellten Adresse",
    413: "zu umfangreich",
    418: "418",
    429: "überlastet",
    456: "aufgebraucht",
    500: "nicht verfügbar",
    503: "nicht verfügbar",
}


@both
@pytest.mark.parametrize("status", ERRORS)
def test_each_refusal_of_the_service_is_told_in_a_sentence(status, server, translation):
    server.answers = [status] * 10
    report = drafts.draft(translation, None)
    assert ERRORS[status] in report.stopped
    assert (report.drafted, report.left) == (0, 2)
    assert len(server.requests) == (client.ATTEMPTS if status in client.AGAIN else 1)
    assert not StringTranslation.objects.filter(translation_type="machine").exists()


@both
@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_passes_is_tried_again(status, server, translation):
    server.answers = [status, (status, {"Retry-After": "0"})]
    assert drafts.draft(translation, None).drafted == 2


@pytest.mark.parametrize("after", ["3600", "inf", "nan", "-1", "Fri, 31 Dec 1999 23:59:59 GMT", "9" * 400])
def test_a_service_that_asks_for_patience_keeps_nobody_waiting(after, server, translation):
    server.answers = [(429, {"Retry-After": after})] * 10
    assert "überlastet" in drafts.draft(translation, None, seconds=2).stopped


WRONG = {
    "html": b"<!doctype html><title>Log in</title>",
    "broken": b'{"translations": [',
    "nothing": b"",
    "null": b"null",
    "list": b"[]",
    "number": b'{"translations": 5, "translatedText": 5}',
    "other": b'{"translations": "no", "translatedText": "no"}',
    "numbers": b'{"translations": [{"text": 1}, {"text": 2}], "translatedText": [1, 2]}',
    "strings": b'{"translations": ["a", "b"], "translatedText": {"a": 1}}',
    "too few": b'{"translations": [{"text": "a"}], "translatedText": ["a"]}',
    "too many": b'{"translations": [{"text": "a"}, {"text": "b"}, {"text": "c"}], "translatedText": ["a", "b", "c"]}',
    "endless": b"[" + b"1," * 3_000_000 + b"1]",
    "deep": b"[" * 100_000,
}


@both
@pytest.mark.parametrize("name", WRONG)
def test_an_answer_that_is_no_translation_is_not_taken(name, server, translation):
    server.answers = [WRONG[name]]
    before = words_of(translation)
    report = drafts.draft(translation, None)
    assert "keine Übersetzung" in report.stopped
    assert words_of(translation) == before


def test_a_redirect_is_not_followed(server, translation):
    server.answers = [(302, {"Location": f"{server.url}/v2/translate"})]
    assert drafts.draft(translation, None).stopped
    assert len(server.requests) == 1


def test_nobody_at_the_address(server, translation, settings):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.MACHINE_TRANSLATION |= {"url": f"http://127.0.0.1:{unused.getsockname()[1]}"}
        assert "nicht erreichbar" in drafts.draft(translation, None).stopped


def test_silence_ends(server, translation, settings):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        settings.MACHINE_TRANSLATION |= {"url": f"http://127.0.0.1:{silent.getsockname()[1]}"}
        assert "rechtzeitig" in drafts.draft(translation, None, seconds=0.3).stopped


@pytest.mark.parametrize(
    "wrong",
    [
        RICH.replace("<b>", "").replace("</b>", ""),
        RICH.replace("a1", "a2"),
        RICH.replace('id="a1"', 'id="a1" href="javascript:alert(1)"'),
        f"{RICH}<script>alert(1)</script>",
        "<b>" * 3000,
        f"{RICH} {{name}}",
        f"{RICH} https://elsewhere.example",
        "",
    ],
)
def test_a_segment_with_wrong_tags_or_addresses_stays_empty_and_the_others_are_taken(wrong, server, translation):
    def change(result):
        result["translations"][0]["text"] = wrong
        return result

    server.answers = [change]
    report = drafts.draft(translation, None)
    assert report.drafted == 1
    assert (len(report.refused), report.left) in {(1, 1), (0, 1)}
    assert words_of(translation)[RICH] == ""
    assert words_of(translation)["Zweiter."] == "t:Zweiter."


def test_no_more_than_the_budget_is_sent(server, translation, settings):
    settings.MACHINE_TRANSLATION |= {"monthly_characters": len(RICH)}
    report = drafts.draft(translation, None)
    assert str(len(RICH)) in report.stopped
    assert (server.requests, MachineUse.objects.exists()) == ([], False)


def test_words_that_somebody_writes_meanwhile_stay(server, translation, monkeypatch):
    segment = next(segment for segment in segments_of(translation) if segment.source == "Zweiter.")
    translate = deepl.DeepL.translate

    def meanwhile(*args):
        StringTranslation.objects.create(
            translation_of_id=segment.row.string_id, context_id=segment.row.context_id,
            locale=translation.target_locale, data="D’une personne.", translation_type="manual",
        )  # fmt: skip
        return translate(*args)

    monkeypatch.setattr(deepl.DeepL, "translate", meanwhile)
    assert drafts.draft(translation, None).drafted == 1
    assert words_of(translation)["Zweiter."] == "D’une personne."


@pytest.mark.walk("Eine Maschine entwerfen lassen")
def test_a_translator_drafts_and_readers_are_told_until_somebody_has_checked(
    server, translation, django_capture_on_commit_callbacks
):
    translator = client_of(user_of("traduction"))
    page = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="fr")
    address = reverse("translation:machine", args=[translation.pk])
    assert address in translator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert translator.get(address).context["waiting"] == 2
    answer = translator.post(reverse("translation:machine_draft", args=[translation.pk]))
    assert answer.context["report"].drafted == 2
    assert [segment.words for segment in answer.context["unchecked"]] == [f"t:{RICH}", "t:Zweiter."]
    page.refresh_from_db()
    assert not page.live, "nothing is published by itself"
    _fill(translation)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client_of(user_of("veroeffentlichung")).post(edit, {"action": "publish"})
    page.refresh_from_db()
    assert page.live
    notice = "personne ne l’a encore vérifié"
    assert notice in soup_of(translator.get(page.url)).main.text
    translator.post(reverse("translation:machine_check", args=[translation.pk]))
    row = StringTranslation.objects.get(data="t:Zweiter.")
    assert (row.translation_type, row.last_translated_by.username) == ("manual", "traduction")
    assert notice not in soup_of(translator.get(page.url)).main.text


def _fill(translation):
    """What is no language is for people."""
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=segment.row.string_id, context_id=segment.row.context_id,
            locale=translation.target_locale, data=segment.source, translation_type="manual",
        )
        for segment in segments_of(translation) if not segment.words
    )  # fmt: skip


def test_readers_are_told_of_what_they_read_only(server, translation):
    _fill(translation)
    page = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="fr")
    page.latest_revision.publish()
    StringTranslation.objects.filter(data="Zweiter.").delete()
    drafts.draft(translation, None)
    assert not ContentPage.objects.get(pk=page.pk).is_unchecked, "the draft is not published"


def test_only_who_may_edit_the_page_has_it_drafted(server, translation):
    stranger, editor = client_of(user_of("pereklad")), client_of(user_of("redaktion"))
    addresses = [reverse(f"translation:{name}", args=[translation.pk]) for name in ("machine_draft", "machine_check")]
    for address in addresses:
        assert stranger.post(address).status_code in {302, 403}
        assert editor.get(address).status_code == 405, "GET never writes"
    assert stranger.get(reverse("translation:machine", args=[translation.pk])).status_code in {302, 403}
    assert server.requests == []


def test_in_review_nothing_is_drafted_and_it_is_said_why(server, translation):
    _fill(translation)
    page = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="fr")
    translator = client_of(user_of("traduction"))
    translator.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "submit"})
    for name in ("machine_draft", "machine_check"):
        answer = translator.post(reverse(f"translation:{name}", args=[translation.pk]), follow=True)
        assert "Die Seite wartet auf Freigabe" in " ".join(str(message) for message in answer.context["messages"])
    assert server.requests == []


def test_without_a_service_nothing_is_offered_or_sent(translation):
    translator = client_of(user_of("traduction"))
    page = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="fr")
    address = reverse("translation:machine", args=[translation.pk])
    assert address not in translator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    answer = translator.post(reverse("translation:machine_draft", args=[translation.pk]), follow=True)
    assert "kein Übersetzungsdienst" in answer.content.decode()


def environment(monkeypatch, **variables):
    names = ("MACHINE_TRANSLATION", "MACHINE_TRANSLATION_MONTHLY_CHARACTERS", "DEEPL_AUTH_KEY", "DEEPL_URL")
    for name in (*names, "LIBRETRANSLATE_URL", "LIBRETRANSLATE_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return machine_translation.from_environment()


BUDGET = {"MACHINE_TRANSLATION_MONTHLY_CHARACTERS": "500000"}


def test_services_by_environment(monkeypatch):
    assert environment(monkeypatch) == {}
    free = environment(monkeypatch, MACHINE_TRANSLATION="deepl", DEEPL_AUTH_KEY="k:fx", **BUDGET)
    assert free == {
        "service": "deepl", "key": "k:fx", "url": "https://api-free.deepl.com", "monthly_characters": 500_000,
    }  # fmt: skip
    paid = environment(monkeypatch, MACHINE_TRANSLATION="deepl", DEEPL_AUTH_KEY="k", **BUDGET)
    assert paid["url"] == "https://api.deepl.com"
    own = environment(
        monkeypatch, MACHINE_TRANSLATION="libretranslate", LIBRETRANSLATE_URL="http://127.0.0.1:5000/", **BUDGET
    )
    assert (own["url"], own["key"]) == ("http://127.0.0.1:5000", "")


@pytest.mark.parametrize(
    "variables",
    [
        {"MACHINE_TRANSLATION": "google", **BUDGET},
        {"MACHINE_TRANSLATION": "deepl", **BUDGET},
        {"MACHINE_TRANSLATION": "deepl", "DEEPL_AUTH_KEY": "k"},
        {"MACHINE_TRANSLATION": "deepl", "DEEPL_AUTH_KEY": "k", "MACHINE_TRANSLATION_MONTHLY_CHARACTERS": "0"},
        {"MACHINE_TRANSLATION": "deepl", "DEEPL_AUTH_KEY": "k", "MACHINE_TRANSLATION_MONTHLY_CHARACTERS": "many"},
        {"MACHINE_TRANSLATION": "deepl", "DEEPL_AUTH_KEY": "k", "DEEPL_URL": "http://deepl.example", **BUDGET},
        {"MACHINE_TRANSLATION": "libretranslate", **BUDGET},
        {"MACHINE_TRANSLATION": "libretranslate", "LIBRETRANSLATE_URL": "translate.example", **BUDGET},
    ],
)
def test_a_service_without_what_it_needs_stops_the_start(variables, monkeypatch):
    with pytest.raises(ImproperlyConfigured):
        environment(monkeypatch, **variables)


def test_without_a_machine_none_is_offered_for_a_part_of_the_tree(db):
    page = factories.ContentPageFactory(parent=HomePage.objects.get(locale__language_code="de"), title="Wege")
    shown = client_of(user_of("redaktion")).get(f"{reverse('translation:bulk_order')}?page={page.pk}")
    assert not soup_of(shown).find(attrs={"name": "with_machine"})


@pytest.mark.parametrize("server", ["deepl"], indirect=True)
def test_a_part_of_the_tree_is_drafted_as_it_is_asked_for(server, db):
    page = factories.ContentPageFactory(parent=HomePage.objects.get(locale__language_code="de"), title="Wege")
    french = Locale.objects.get(language_code="fr")
    editor, address = client_of(user_of("redaktion")), f"{reverse('translation:bulk_order')}?page={page.pk}"
    assert soup_of(editor.get(address)).find(attrs={"name": "with_machine"})
    assert editor.post(address, {"locales": [french.pk], "with_machine": "on"}).status_code == 302
    assert bulk.run() == 1
    asked_for = Translation.objects.get(source__object_id=page.translation_key, target_locale=french)
    assert words_of(asked_for)["Wege"] == "t:Wege"
    assert page.get_translation(french).title == "Wege", "readers see nothing of it"
