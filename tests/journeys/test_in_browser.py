"""The daily work where a browser can differ: widgets, choosers, uploads, autosave, keyboard."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests import factories
from tests.browser.fixtures import SmallSite
from tests.journeys.desk import Desk, watch

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("site", [SmallSite], indirect=True, scope="session"),
]
IN_AUDIT = pytest.mark.audit  # in the suite these walks go over HTTP
HOME = "Kommunale Partnerschaften in Baden-Württemberg"


@pytest.fixture(scope="module")
def desks(chromium, site):
    """`desks(role)`: one for each, as logging in takes longer than most steps."""
    known = {}

    def desk(role):
        if role not in known:
            known[role] = Desk(chromium, site, role)
        return known[role]

    yield desk
    for one in known.values():
        one.page.context.close()
    assert {role: one.faults for role, one in known.items() if one.faults} == {}


@pytest.fixture
def reader(chromium, site):
    """`reader(path)`: the page that somebody without a cookie gets."""
    context = chromium.new_context()
    faults = watch(context)

    def look(path, status=200):
        page = context.new_page()
        answer = page.goto(site + path)
        assert answer.status == status, path
        return page

    yield look
    assert context.cookies() == []
    context.close()
    assert [fault for fault in faults if "404" not in str(fault[1])] == []  # Chromium names each in its console


def picture(name, colour="teal"):
    file = io.BytesIO()
    Image.new("RGB", (10, 10), colour).save(file, "PNG")
    return {"name": f"{name}.png", "mimeType": "image/png", "buffer": file.getvalue()}


@pytest.mark.audit
def test_a_news_page_with_an_own_picture_reaches_the_readers(desks, reader):
    editor, publisher = desks("redaktion"), desks("veroeffentlichung")
    editor.explore(HOME, "Aktuelles")
    editor.follow("Unterseite hinzufügen")
    editor.page.wait_for_selector("#watched")
    editor.fill(title="Rundgang")
    editor.page.keyboard.press("Tab")
    editor.waits_until_saved()  # by itself, and long before the title is whole
    editor.fill(title="Rundgang mit Bild", summary="Zwei Städte treffen sich.")
    editor.add_block("Text").locator("[contenteditable=true]").fill("Im Mai war Besuch da.")
    upload_for_block(editor, editor.add_block("Bild"))
    editor.page.locator("[data-side-panel-toggle=preview]").click()
    preview = editor.page.frame_locator("#w-preview-iframe")
    expect(preview.locator("#main h1")).to_have_text("Rundgang mit Bild")
    expect(preview.get_by_alt_text("Eine Brücke")).to_be_visible()
    editor.page.locator("[data-side-panel-toggle=preview]").click()
    editor.waits_until_saved()
    editor.choose_action_by_keyboard("Zur Freigabe einreichen")
    editor.sees("eingereicht")

    publisher.go("/admin/")
    publisher.sees("Ihre Überprüfung steht aus")
    publisher.follow("Rundgang mit Bild")
    publisher.take_action("Freigeben und Veröffentlichen")

    page = reader("/de/aktuelles/rundgang-mit-bild/")
    for language, alternative in {"de": "Eine Brücke", "fr": "Un pont", "uk": "Міст"}.items():
        switch(page, language)
        words = page.get_by_text("Im Mai war Besuch da.")
        assert words.evaluate("words => words.closest('[lang]').lang") == "de"
        image = page.locator("#main figure img")
        assert image.evaluate("image => image.complete && image.naturalWidth > 0")
        assert image.get_attribute("alt") == alternative
        assert page.url.endswith("/rundgang-mit-bild/")


def switch(page, language):
    """Change the language as readers do."""
    with page.expect_event("load"):
        page.locator(f".language-switch a:has([lang={language}])").first.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def pick_next_month(desk, field, time):
    """Choose the tenth of the next month in the calendar that opens below a field."""
    desk.page.locator(f"[name={field}]").click()
    calendar = desk.page.locator(".xdsoft_datetimepicker:visible")
    calendar.locator(".xdsoft_next").first.click()
    calendar.locator("td.xdsoft_date:not(.xdsoft_other_month)", has_text="10").click()
    calendar.locator(".xdsoft_time", has_text=time).click()
    expect(calendar).to_be_hidden()


def upload_for_block(desk, block):
    """Upload a picture in the chooser of a block."""
    desk.click("Bild auswählen", within=block)
    dialog = desk.page.get_by_role("dialog")
    desk.click("Hochladen", role="tab", within=dialog)
    dialog.locator("[type=file]").set_input_files(picture("Brücke"))
    names = {"alt_de": "Eine Brücke", "alt_fr": "Un pont", "alt_uk": "Міст", "credit": "Demo"}
    names |= {"licence": "own", "persons_consent": "none_shown"}
    desk.fill(**{f"image-chooser-upload-{name}": value for name, value in names.items()})
    desk.click("Hochladen", within=dialog)
    expect(dialog).to_be_hidden()


@pytest.mark.audit
def test_pictures_and_documents_come_in_numbers(desks):
    """Both steps: Wagtail takes the files first, then asks for what is missing to each."""
    publisher = desks("veroeffentlichung")
    facts = {"alt_de": "Ein Platz", "credit": "Demo", "licence": "own", "persons_consent": "none_shown"}
    publisher.go("/admin/images/multiple/add/")
    upload_many(publisher, [picture("Rathaus", "red"), picture("Marktplatz", "blue")], facts)
    publisher.follow("Bilder", within=publisher.page.locator(".sidebar"))
    for title in ("Rathaus", "Marktplatz"):
        expect(publisher.page.get_by_role("main").get_by_text(title).first).to_be_visible()

    publisher.go("/admin/documents/multiple/add/")
    minutes = {"name": "Protokoll.pdf", "mimeType": "application/pdf", "buffer": factories.pdf()}
    upload_many(publisher, [minutes], {"title": "Protokoll vom Mai", "language": "fr"})
    publisher.follow("Dokumente", within=publisher.page.locator(".sidebar"))
    expect(publisher.page.get_by_role("main").get_by_role("link", name="Protokoll vom Mai", exact=True)).to_be_visible()


def upload_many(desk, files, facts):
    desk.page.locator("#fileupload").set_input_files(files)
    forms = desk.page.locator("#upload-list form")
    expect(forms).to_have_count(len(files))
    for _file in files:
        form = forms.first
        for name, value in facts.items():
            field = form.locator(f"[name$='-{name}']")
            if name in {"licence", "persons_consent", "language"}:
                field.select_option(value)
            else:
                field.fill(value)
        left = forms.count() - 1
        form.locator("[type=submit]").first.click()
        expect(forms).to_have_count(left)


@IN_AUDIT
def test_an_event_and_its_copy_reach_the_readers(desks, reader):
    publisher = desks("veroeffentlichung")
    publisher.explore(HOME, "Veranstaltungen")
    publisher.follow("Unterseite hinzufügen")
    publisher.follow("Veranstaltung", within=publisher.page.get_by_role("main"))
    publisher.fill(title="Rundgang durch Kyjiw", summary="Ein Abend.")
    pick_next_month(publisher, "starts_at", "18:00")
    pick_next_month(publisher, "ends_at", "20:00")
    publisher.fill(timezone="Europe/Kyiv", city="Kyjiw", spoken_languages="de", policy="open")
    publisher.page.locator("#id_questions-ADD").click()
    for code, words in {"de": "Was essen Sie?", "fr": "Que mangez-vous ?", "uk": "Що ви їсте?"}.items():
        publisher.fill(**{f"questions-0-label_{code}": words, f"questions-0-purpose_{code}": words})
    publisher.click("Einstellungen", role="tab")
    publisher.page.check("[name=protection_checked]")
    publisher.take_action("Veröffentlichen")
    page = reader("/de/veranstaltungen/rundgang-durch-kyjiw/")
    expect(page.locator("#main")).to_contain_text("18:00")
    form = reader("/de/veranstaltungen/rundgang-durch-kyjiw/anmeldung/").locator("#main")
    expect(form.get_by_label("Was essen Sie?")).to_be_visible()

    publisher.follow("Rundgang durch Kyjiw")
    publisher.take_from_menu("Kopieren")
    publisher.fill(new_title="Rundgang durch Lwiw", new_slug="rundgang-durch-lwiw")
    pick_next_month(publisher, "starts_at", "20:00")
    pick_next_month(publisher, "ends_at", "22:00")
    publisher.fill(city="Lwiw")
    with publisher.answered():
        publisher.click("Diese Seite kopieren")
    publisher.explore(HOME, "Veranstaltungen")
    publisher.follow("Rundgang durch Lwiw")
    publisher.click("Einstellungen", role="tab")
    publisher.page.check("[name=protection_checked]")
    publisher.take_action("Veröffentlichen")
    listed = reader("/de/veranstaltungen/")
    for language in ("de", "fr", "uk"):
        switch(listed, language)
        for title in ("Rundgang durch Kyjiw", "Rundgang durch Lwiw"):
            expect(listed.get_by_role("link", name=title)).to_be_visible()


@IN_AUDIT
def test_a_deleted_page_leaves_readers_a_way_on(desks, reader):
    publisher = desks("veroeffentlichung")
    publish_news(publisher, "Rundgang ohne Rückkehr", "Bald fort.")
    page, paths = reader("/de/aktuelles/rundgang-ohne-ruckkehr/"), {}
    for language in ("de", "fr", "uk"):
        switch(page, language)
        paths[language] = page.url.removeprefix(publisher.site)
    publisher.follow("Rundgang ohne Rückkehr")
    publisher.take_from_menu("Löschen")
    for language in ("Französisch", "Ukrainisch"):
        publisher.sees(language)
    with publisher.answered():
        publisher.click("Ja, löschen")
    for language, path in paths.items():
        page = reader(path, status=404)
        expect(page.locator("html")).to_have_attribute("lang", language)
        with page.expect_event("load"):
            page.locator("#main li a").first.click()
        assert page.url.rstrip("/").rpartition("/")[2].startswith("aktuelles")


def publish_news(desk, title, summary):
    desk.explore(HOME, "Aktuelles")
    desk.follow("Unterseite hinzufügen")
    desk.fill(title=title, summary=summary)
    desk.take_action("Veröffentlichen")


@IN_AUDIT
def test_a_translation_goes_from_the_first_page_to_the_readers(desks, reader):
    publisher, translator = desks("veroeffentlichung"), desks("traduction")
    publish_news(publisher, "Rundgang auf Deutsch", "Ein Besuch.")
    publisher.follow("Rundgang auf Deutsch")
    publisher.take_from_menu("Diese Seite übersetzen")
    publisher.page.get_by_label("Französisch").check()
    with publisher.answered():
        publisher.page.locator("main form [type=submit]").first.click()
    address = publisher.page.url.removeprefix(publisher.site)

    translator.go("/admin/")
    with translator.answered():
        translator.page.locator(f"main a[href='{address}']").first.click()
    translator.page.wait_for_selector("[data-toolbar]:not([hidden])")
    for words in ("Visite guidée", "Une visite."):
        translator.page.keyboard.type(words)
        translator.page.keyboard.press("Control+Enter")
    expect(translator.page.locator("[data-progress]")).to_have_text("2 sur 2 terminés")
    with translator.answered():
        translator.page.keyboard.press("Enter")
    translator.sees("soumis")

    publisher.go("/admin/")
    publisher.sees("Ihre Überprüfung steht aus")
    publisher.follow("Visite guidée")
    with publisher.answered():
        publisher.click("Freigeben und veröffentlichen")
    page = reader("/de/aktuelles/rundgang-auf-deutsch/")
    switch(page, "fr")
    expect(page.locator("#main h1")).to_have_text("Visite guidée")
    expect(page.locator("#main")).to_contain_text("Une visite.")
    assert page.locator("#main h1").evaluate("words => words.closest('[lang]').lang") == "fr"
    assert page.url.endswith("/visite-guidee/")


@IN_AUDIT
def test_a_partnership_of_new_municipalities_reaches_the_readers(desks, reader):
    editor = desks("redaktion")
    for name, country in {"Rundgangstadt": "DE", "Rundgangwil": "CH"}.items():
        editor.go("/admin/snippets/partnerships/municipality/add/")
        editor.fill(name_de=name, country=country, latitude="48.1", longitude="8.2")
        with editor.answered():
            editor.page.locator("footer [type=submit]").first.click()
        editor.sees(name)
    editor.go("/admin/snippets/partnerships/partnership/add/")
    editor.fill(slug="rundgangstadt-rundgangwil", since="1989")
    for number, (name, role) in enumerate({"Rundgangstadt": "home", "Rundgangwil": "partner"}.items()):
        editor.fill(**{f"memberships-{number}-role": role})
        member = editor.page.locator(f"#inline_child_memberships-{number}")
        choose(editor, member, name)
    with editor.answered():
        editor.page.locator("footer [type=submit]").first.click()
    editor.sees("rundgangstadt-rundgangwil")


def choose(desk, place, title):
    """Look for something in the chooser of a field, and take it."""
    place.get_by_role("button", name="auswählen").first.click()
    dialog = desk.page.get_by_role("dialog")
    dialog.locator("[name=q]").fill(title)
    dialog.get_by_role("link", name=title, exact=True).first.click()
    expect(dialog).to_be_hidden()
    expect(place).to_contain_text(title)
