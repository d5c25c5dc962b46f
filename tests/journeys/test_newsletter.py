"""A newsletter in three languages: subscribed, put together, looked at, sent."""

import pytest
from django.urls import reverse
from wagtail_localize.synctree import create_aliases_for_new_page

from newsletter import sending
from newsletter.models import Issue, Subscriber
from tests import factories
from tests.journeys.walking import Reader, link_in, mails_to

SUBJECTS = {"de": "Neues im Mai", "fr": "Nouvelles de mai", "uk": "Новини травня"}


SUBSCRIPTION = {"de": "/newsletter-abo/", "fr": "/abonnement-newsletter/", "uk": "/pidpyska/"}


@pytest.mark.walk("newsletter")
def test_a_newsletter_reaches_each_in_their_language(log_in, home, locales):
    page = factories.NewsletterPageFactory(parent=home, title="Newsletter", slug="newsletter")
    addresses = {"de": page.url} | {code: factories.translate(page, locales[code]).url for code in ("fr", "uk")}
    for code, address in addresses.items():
        reader = Reader()
        reader.fill_in(address, email=f"{code}@example.net", language=code)
        [mail] = mails_to(f"{code}@example.net")
        reader.open(link_in(mail, SUBSCRIPTION[code]))
        reader.submit(press="action")
    assert Subscriber.objects.filter(confirmed_at__isnull=False).count() == 3

    index = factories.NewsIndexPageFactory(parent=home)
    create_aliases_for_new_page(index)
    news = factories.NewsPageFactory(parent=index, title="Brunnen", slug="brunnen")
    create_aliases_for_new_page(news)
    editor = log_in("newsletter")
    editor.open(reverse(Issue.snippet_viewset.get_url_name("list")))
    editor.open(reverse(Issue.snippet_viewset.get_url_name("add")))
    words = {f"subject_{code}": subject for code, subject in SUBJECTS.items()}
    shown = {"pages-TOTAL_FORMS": "1", "pages-0-page": news.pk, "pages-0-ORDER": "1"}
    editor.submit(editor.form("subject_de"), **words, **shown)
    editor.open(reverse(Issue.snippet_viewset.get_url_name("edit"), args=[Issue.objects.get().pk]))
    editor.follow("Versand", editor.page.main)
    send = editor.address
    for frame in editor.page.find_all("iframe"):
        editor.open(frame["src"])
        assert "Brunnen" in editor.page.get_text()
        editor.open(send)
    editor.submit(editor.page.select_one("[value=trial]").find_parent("form"), press="action")
    assert {mail.subject for mail in editor.mails()} == set(SUBJECTS.values())
    send_it = editor.page.select_one("[value=send]").find_parent("form")
    editor.submit(send_it, press="action", refused=True)  # without the tick
    editor.submit(editor.page.select_one("[value=send]").find_parent("form"), press="action", sure="on")

    assert sending.go_on() == 3  # as the regular job does
    for code, subject in SUBJECTS.items():
        mail = mails_to(f"{code}@example.net")[-1]
        assert (mail.language, mail.subject) == (code, subject)
        reader = Reader()
        reader.open(link_in(mail, SUBSCRIPTION[code]))
        reader.open(next(part for part in mail.text.split() if f"/{code}/" in part and "brunnen" in part.lower()))
        reader.sees("Brunnen")
