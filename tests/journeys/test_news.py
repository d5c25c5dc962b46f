"""News with a picture of one's own: written, submitted, sent back, mended, approved, read in three languages."""

import pytest
from django.urls import reverse

from home.models import NewsPage
from tests import factories
from tests.journeys.editing import decide, stream, upload_picture
from tests.journeys.walking import Reader

FACTS = {"title": "Münster", "credit": "Stadt Ulm", "licence": "CC0-1.0", "persons_consent": "none_shown"}


def subjects(colleague):
    return [mail.subject for mail in colleague.mails()]


@pytest.mark.walk(
    "redaktion",
    "veroeffentlichung",
    "Redaktion: reicht die Seite ein",
    "Veröffentlichung: gibt frei oder gibt mit einem Kommentar zurück („Änderungen anfordern“, bei Übersetzungen "
    "„Zurückgeben“)",
    "Redaktion, Übersetzung: ändert nach einer Rückgabe und reicht erneut ein; der Kommentar steht über der Seite",
    "Redaktion, Übersetzung: zieht zurück, solange nicht entschieden ist",
)
def test_news_with_an_own_picture_from_the_draft_to_the_readers(log_in, home, read):
    index = factories.NewsIndexPageFactory(parent=home, title="Aktuelles", slug="aktuelles")
    editor, publisher = log_in("redaktion"), log_in("veroeffentlichung")
    image = upload_picture(editor, **FACTS, alt_de="Das Münster von Ulm")

    editor.open(reverse("wagtailadmin_pages:add_subpage", args=[index.pk]))
    editor.submit(press="Entwurf speichern", title="Münsterfest", slug="muensterfest", share_image=image.pk)
    page = NewsPage.objects.get(locale__language_code="de")
    blocks = [("text", "<p>Ulm und Lyon.</p>"), ("image", {"image": image.pk, "caption": "Vor dem Rathaus"})]
    editor.submit(press="action-submit", streams={"body": stream(NewsPage, *blocks)})
    editor.open(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    editor.submit(press="action-cancel-workflow")
    editor.submit(press="action-submit")
    Reader().open("/de/aktuelles/muensterfest/", status=404)

    publisher.open("/admin/")
    publisher.sees("Ihre Überprüfung steht aus")
    publisher.follow("Münsterfest")
    decide(publisher, "reject", comment="Bitte mit Datum")
    assert subjects(editor) == ["Zurück an Sie: Münsterfest"]

    editor.open("/admin/")
    editor.follow("Münsterfest")
    editor.sees("Zurück mit diesem Kommentar: Bitte mit Datum")
    editor.submit(press="action-submit", summary="Am 3. Mai.")

    publisher.open("/admin/")
    publisher.follow("Münsterfest")
    decide(publisher, "approve")
    publisher.open("/admin/")
    publisher.sees_not("Ihre Überprüfung steht aus")
    assert subjects(editor)[-1] == "Freigegeben: Münsterfest"
    assert subjects(publisher)[-1] == "Zur Freigabe: Münsterfest"
    assert_readers_get_it_in_each_language(page, read, image)


def assert_readers_get_it_in_each_language(page, read, image):
    shown = read(NewsPage.objects.get(pk=page.pk))
    for code, reader in shown.items():
        reader.sees("Münsterfest", "Am 3. Mai.", "Ulm und Lyon.", "Vor dem Rathaus")
        picture = reader.page.main.find("img", alt="Das Münster von Ulm")
        assert reader.client.get(picture["src"]).status_code == 200
        reader.open(f"/{code}/aktuelles/")
        assert reader.link("Münsterfest", reader.page.main)["href"] == f"/{code}/aktuelles/muensterfest/"
    shown["fr"].open("/fr/aktuelles/muensterfest/")
    shown["fr"].sees("n’a pas encore été traduite")
    assert shown["fr"].page.main["lang"] == "de"
    shown["uk"].open("/uk/aktuelles/muensterfest/")
    assert shown["uk"].page.main["lang"] == "de"
