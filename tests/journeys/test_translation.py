"""A page is translated: asked for by mail, written segment by segment, submitted, approved, read in its language."""

import pytest
from django.urls import reverse
from wagtail_localize.synctree import create_aliases_for_new_page

from tests import factories
from tests.journeys.translating import publish_translation, submit_translation, translate_all
from tests.journeys.walking import link_in
from tests.sampling import sample

LANGUAGES = {
    "fr": ("traduction", "À traduire : Brunnen", "Approuvée : "),
    "uk": ("pereklad", "До перекладу: Brunnen", "Схвалено: "),
}


@pytest.fixture
def page(home):
    body = [("text", "<p>Ein <b>Brunnen</b> für Burundi.</p>"), ("heading", {"text": "Wasser", "level": "2"})]
    page = factories.ContentPageFactory(parent=home, title="Brunnen", slug="brunnen", body=body)
    create_aliases_for_new_page(page)
    return page


@pytest.mark.walk(
    "traduction", "pereklad", "Übersetzung: reicht die fertige Übersetzung ein", "Eine Seite übersetzen lassen"
)
@pytest.mark.parametrize("code", sample(LANGUAGES, 2))
def test_a_translation_from_the_mail_to_the_readers(code, log_in, page, locales, read):
    name, asked, approved = LANGUAGES[code]
    publisher, translator = log_in("veroeffentlichung"), log_in(name)
    publisher.open(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    publisher.follow("Diese Seite übersetzen")
    publisher.submit(publisher.form("locales"), locales=[locales[code].pk])
    publisher.sees("erfolgreich zur Übersetzung")

    [mail] = translator.mails()
    assert (mail.language, mail.subject) == (code, asked)
    translator.open("/admin/")
    translator.follow("Brunnen", within=translator.page.select_one("#panel-translation-section"))
    at_work = translator.address
    assert link_in(mail).endswith(at_work)
    submit_translation(translator, refused=True)  # nothing is translated yet
    translator.open(at_work)
    translate_all(translator, lambda words: f"{words} [{code}]")
    translator.open(at_work)
    submit_translation(translator)

    publisher.open("/admin/")
    publisher.follow(f"Brunnen [{code}]")
    publisher.submit(publisher.form("comment"), press="Zurückgeben", comment="Bitte noch einmal lesen")
    translator.open(at_work)
    translator.sees("Bitte noch einmal lesen")
    submit_translation(translator)
    publisher.open("/admin/")
    publisher.follow(f"Brunnen [{code}]")
    publisher.submit(publisher.form("comment"), press="Freigeben und veröffentlichen")

    assert translator.mails()[-1].subject == f"{approved}Brunnen [{code}]"
    readers = read(page)
    readers[code].sees(f"Brunnen [{code}]", f"Wasser [{code}]")
    assert not readers[code].page.main.has_attr("lang")
    readers["de"].sees_not(f"[{code}]")
    translator.open("/admin/")
    assert not translator.page.select("#panel-translation-section a[href*='/edit/']")


def test_a_publisher_publishes_a_translation_in_its_editor(log_in, page, locales, read):
    french = factories.translate(page, locales["fr"], publish=False)
    publisher = log_in("veroeffentlichung")
    publisher.open(reverse("wagtailadmin_pages:edit", args=[french.pk]))
    translate_all(publisher, lambda words: f"{words} (français)")
    publish_translation(publisher)
    read(page)["fr"].sees("Brunnen (français)")
