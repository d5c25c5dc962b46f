"""Writing mails: one row per occasion, in the recipient's language, with nothing in it that a mail must not hold."""

import threading
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from core.mail import erasing, outbox, sender, validation
from core.mail.models import OutboxAttachment, OutboxMail
from home.models import Topic
from tests import factories

pytestmark = pytest.mark.usefixtures("notice")


def queue(key="one", to="leser@example.org", language="de", **rest):
    return outbox.queue("sample.notice", key, to, language, {"title": "Süß & neu", "body": "Text"}, **rest)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "word", "funders"),
    [("de", "Inhalt", "Landtag"), ("fr", "Contenu", "Landtag"), ("uk", "Вміст", "ландтаг")],
)
def test_speaks_the_recipients_language(language, word, funders):
    row = queue(language=language)
    assert row.subject == f"{word}: Süß & neu"
    assert row.text.startswith(f"{word}: Süß & neu\n\nText\n\n-- \n")
    assert f"<h1>{word}: Süß &amp; neu</h1>" in row.html
    assert f'<html lang="{language}">' in row.html
    for text in (row.text, row.html):
        assert f"/{language}/" in text
        assert funders in text
        assert sender.office_name(language) in text


@pytest.mark.django_db
def test_goes_with_the_transaction():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert not OutboxMail.objects.exists()


def test_twenty_at_once_write_one_row(committed):
    barrier, rows, errors = threading.Barrier(20), [], []

    def work():
        try:
            barrier.wait()
            with transaction.atomic():
                rows.append(queue(attachments=[("a.txt", b"a", "text/plain")]).pk)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(rows) == 20
    assert set(rows) == {OutboxMail.objects.get().pk}
    assert OutboxAttachment.objects.count() == 1


@pytest.mark.django_db
def test_belongs_to_a_record_and_goes_with_it():
    topic = Topic.objects.create(name_de="Wasser", name_fr="Eau", name_uk="Вода", slug="wasser")
    row = queue(about=topic, attachments=[("plan.ics", b"BEGIN:VCALENDAR", "text/calendar; method=REQUEST")])
    row.refresh_from_db()
    assert row.about == topic
    assert erasing.erase_about(topic) == 1
    row.refresh_from_db()
    assert (row.state, row.to, row.subject, row.text, row.html) == ("withheld", "", "", "", "")
    assert not row.attachments.exists()
    assert queue() == row  # the key still tells that it was written


@pytest.mark.django_db
def test_words_are_erased_after_their_time_and_the_row_stays():
    now = timezone.now()
    old, young, waiting = queue("old"), queue("young"), queue("waiting")
    OutboxMail.objects.filter(pk=old.pk).update(state="sent", finished_at=now - timedelta(days=31))
    OutboxMail.objects.filter(pk=young.pk).update(state="sent", finished_at=now - timedelta(days=29))
    assert erasing.erase_bodies() == 1
    assert erasing.erase_bodies() == 0
    assert list(OutboxMail.objects.filter(to="").values_list("key", flat=True)) == ["old"]
    assert erasing.erase_bodies(before=now) == 1
    waiting.refresh_from_db()
    assert waiting.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b.de\nBcc: c@d.de", "a@b.de, c@d.de", "a@b.de\x00", "a" * 250 + "@b.de"]
)
def test_refuses_addresses_that_are_none(address):
    with pytest.raises(ValidationError):
        queue(to=address)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rest",
    [
        {"headers": {"List-Unsubscribe": "<https://x>\r\nBcc: c@d.de"}},
        {"headers": {"X-Bad\nBcc": "c@d.de"}},
        {"headers": {"Bcc": "c@d.de"}},
        {"headers": {"List-Id": "ä"}},
        {"attachments": [("übersicht.pdf", b"", "application/pdf")]},
        {"attachments": [('a".pdf', b"", "application/pdf")]},
        {"attachments": [("a.pdf", b"", "application/pdf\nX: y")]},
        {"attachments": [("a.bin", b" " * (validation.MAX_ATTACHMENTS_SIZE + 1), "application/octet-stream")]},
    ],
)
def test_refuses_what_would_change_the_headers(rest):
    with pytest.raises(ValueError, match=r"header|name for an attachment|media type|too large"):
        queue(**rest)


@pytest.mark.django_db
def test_takes_anything_into_the_words():
    nasty = "Eins\r\nBcc: c@d.de\x00\ud800\u202eabc"
    row = outbox.queue("sample.notice", "nasty", "a@b.de", "de", {"title": nasty, "body": nasty * 1000})
    row.refresh_from_db()
    assert row.subject == "Inhalt: Eins Bcc: c@d.deabc"
    assert "\u202e" not in row.html + row.text


@pytest.mark.django_db
def test_unknown_kinds_are_a_mistake():
    with pytest.raises(ValueError, match="not registered"):
        outbox.queue("sample.typo", "key", "a@b.de", "de")


@pytest.mark.django_db
def test_leads_to_imprint_and_privacy_notice_in_the_recipients_language(home, locales):
    imprint = factories.LegalPageFactory(parent=home, title="Impressum", slug="impressum")
    notice = factories.LegalPageFactory(parent=home, title="Datenschutz", slug="datenschutz", kind="privacy")
    french = factories.translate(notice, locales["fr"])
    imprint.copy_for_translation(locales["fr"], alias=True)
    german, other = queue(key="de"), queue(key="fr", language="fr")
    links = {link["href"]: link for link in BeautifulSoup(german.html, "html.parser").select(".foot a")}
    assert {outbox.absolute(imprint.url), outbox.absolute(notice.url)} <= links.keys()
    assert f"Impressum: {outbox.absolute(imprint.url)}\nDatenschutz: {outbox.absolute(notice.url)}" in german.text
    last = BeautifulSoup(other.html, "html.parser").select(".foot a")[-2:]
    assert [link.get("lang") for link in last] == ["de", None]
    assert last[1]["href"] == outbox.absolute(french.url)
    assert outbox.absolute(french.url) in other.text
