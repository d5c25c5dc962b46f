import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.acts import NotPossibleError
from core.mail import worker
from core.mail.models import OutboxMail
from core.privacy import retention
from home.models import Topic
from partnerships.contributions import notices
from partnerships.models import PartnerSearchNotice
from partnerships.reach import ways_to_reach
from search import index
from tests import factories, roles
from tests.canaries import places_of
from tests.html import soup_of
from tests.sending import link_in, send_form

pytestmark = [pytest.mark.django_db, pytest.mark.public_side]
EMAIL = "canary.kanarienvogel@example.org"


@pytest.fixture
def page(home):
    return factories.PartnerSearchPageFactory(parent=home, slug="partner-suche")


@pytest.fixture
def topic():
    return Topic.objects.create(name_de="Wasser", name_fr="Eau", name_uk="Вода", slug="wasser")


@pytest.fixture
def notice(page, topic):
    """Sent, confirmed and published on 20 November 2026."""
    response = send_form(
        f"{page.url}neu/",
        title="Wir suchen Kanarienvögel",
        municipality="Kanarienvogel-Stadt",
        own_country="DE",
        country="UA",
        topics=[topic.pk],
        text="Wir suchen eine Partnerstadt.",
        person="Amina Kanarienvogel",
        email=EMAIL,
    )
    assert response.status_code == 303
    with time_machine.travel("2026-11-20 11:00"):
        address = link_in(OutboxMail.objects.get())
        with pytest.raises(NotPossibleError):
            notices.publish(PartnerSearchNotice.objects.get())
        assert not PartnerSearchNotice.objects.shown().exists()  # not before it is confirmed
        Client().post(address, {"action": "confirm"})
        notices.publish(PartnerSearchNotice.objects.get())
    return PartnerSearchNotice.objects.get()


@time_machine.travel("2026-11-21")
def test_readers_find_a_notice_but_no_address(page, notice, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        listed = client.get(page.url, {"wanted": "UA", "country": "DE", "topic": "wasser"})
    assert notice.title in soup_of(listed).select_one(".finder-list").get_text()
    detail = client.get(f"{page.url}{notice.pk}/")
    for response in (listed, detail):
        assert EMAIL not in response.content.decode()
        assert "Amina" not in response.content.decode()
    assert soup_of(detail).h1["lang"] == "de"
    assert client.get(page.url, {"wanted": "XX"}).status_code == 200
    assert client.get(f"{page.url}99999999999/").status_code == 404
    assert f"{page.url}{notice.pk}/" in client.get("/sitemap/records.xml").content.decode()


def test_an_answer_is_passed_on_by_mail(page, notice):
    address = f"{page.url}{notice.pk}/"
    with time_machine.travel("2026-11-20 11:30"):
        assert PartnerSearchNotice.objects.shown().exists()
    response = send_form(address, person="Olena", email="olena@example.org", text="Доброго дня")
    assert response.status_code == 303
    mail = OutboxMail.objects.get(kind="partnerships.notice_message")
    assert (mail.to, mail.reply_to) == (EMAIL, "olena@example.org")
    assert "Доброго дня" in mail.text
    assert "Auto-Submitted" not in worker.build(mail).extra_headers


def test_the_author_is_reminded_once_and_may_go_on(notice):
    with time_machine.travel("2027-05-10"):
        for _run in range(2):
            notices.keep_up()
        mail = OutboxMail.objects.get(kind="partnerships.notice_reminder")
        client, address = Client(enforce_csrf_checks=True), link_in(mail)
        assert client.get(address).status_code == 200
        notice.refresh_from_db()
        assert notice.expires_on < timezone.localdate() + notices.REMIND_BEFORE
        assert client.post(address, {"action": "renew"}).status_code == 302
        assert PartnerSearchNotice.objects.get().expires_on == timezone.localdate() + notices.LASTS
        assert client.post(address, {"action": "end"}).status_code == 302
        assert not PartnerSearchNotice.objects.shown().exists()
        assert client.post(address, {"action": "renew"}).status_code == 422


def test_the_link_of_a_reminder_lasts_as_long_as_the_renewed_notice(notice):
    with time_machine.travel("2027-05-19"):
        notices.keep_up()
        client, address = Client(), link_in(OutboxMail.objects.get(kind="partnerships.notice_reminder"))
        client.post(address, {"action": "renew"})
    with time_machine.travel(PartnerSearchNotice.objects.get().expires_on):
        assert client.post(address, {"action": "end"}).status_code == 302
    assert PartnerSearchNotice.objects.get().state == "ended"


def test_the_link_of_the_publication_lasts_as_long_as_a_notice_that_is_renewed_early(notice):
    client, address = Client(), link_in(OutboxMail.objects.get(kind="partnerships.notice_published"))
    with time_machine.travel("2027-02-01"):
        assert client.post(address, {"action": "renew"}).status_code == 302
    with time_machine.travel(PartnerSearchNotice.objects.get().expires_on):
        assert client.post(address, {"action": "end"}).status_code == 302
    assert PartnerSearchNotice.objects.get().state == "ended"


def test_a_notice_vanishes_on_its_day_and_its_data_after(page, notice, client):
    OutboxMail.objects.update(state="sent", finished_at=timezone.now())
    with time_machine.travel("2027-05-22"):
        assert client.get(f"{page.url}{notice.pk}/").status_code == 404
        notices.keep_up()
        retention.run()
    assert PartnerSearchNotice.objects.get().state == "ended"
    with time_machine.travel("2027-08-25"):
        retention.run()
        index.forget_unused_words()
    assert places_of("kanarienv") == set()


def test_an_editor_publishes_or_refuses_with_one_click(notice, admin_client):
    PartnerSearchNotice.objects.update(state="waiting", published_at=None, expires_on=None)
    assert admin_client.post(notice.refuse_url).status_code == 302
    assert PartnerSearchNotice.objects.get().state == "refused"
    assert OutboxMail.objects.filter(kind="partnerships.notice_refused").count() == 1
    PartnerSearchNotice.objects.update(state="waiting")
    assert admin_client.post(notice.accept_url).status_code == 302
    assert PartnerSearchNotice.objects.get().state == "accepted"


def test_the_office_takes_a_published_notice_down_and_tells_its_author_why(page, notice):
    client = roles.client_of(roles.user_of("redaktion"))
    edit = reverse(PartnerSearchNotice.snippet_viewset.get_url_name("edit"), args=[notice.pk])
    with time_machine.travel("2026-11-21"):
        assert Client().get(f"{page.url}{notice.pk}/").status_code == 200
        shown = soup_of(client.get(edit))
        assert shown.find("button", formaction=notice.take_down_url)
        assert not shown.find(id="id_text")
        client.post(notice.take_down_url, {"remark": " "})
        assert PartnerSearchNotice.objects.get().is_published  # not without a reason
        client.post(notice.take_down_url, {"remark": "Darin steht eine Telefonnummer."})
        assert Client().get(f"{page.url}{notice.pk}/").status_code == 404
    mail = OutboxMail.objects.get(kind="partnerships.notice_taken_down")
    assert (mail.to, mail.language) == (EMAIL, notice.language)
    assert "Darin steht eine Telefonnummer." in mail.text


def test_an_editor_is_warned_of_numbers_and_takes_them_out_before_publishing(page, notice):
    OutboxMail.objects.all().delete()
    text = "Schreiben Sie an nadja@notiz.example oder rufen Sie an: 0711 123456."
    PartnerSearchNotice.objects.update(state="waiting", published_at=None, expires_on=None, text=text)
    client = roles.client_of(roles.user_of("redaktion"))
    edit = reverse(PartnerSearchNotice.snippet_viewset.get_url_name("edit"), args=[notice.pk])
    shown = soup_of(client.get(edit))
    warning = shown.select_one(".help-warning")
    assert {strong.get_text() for strong in warning.find_all("strong")} == {"nadja@notiz.example", "0711 123456"}
    assert warning.find_next("button")["formaction"] == notice.accept_url
    words = {"title": "Wir suchen", "municipality": "Demo-Stadt", "text": "Schreiben Sie uns."}
    refused = client.post(notice.accept_url, words | {"title": ""})
    assert soup_of(refused).find(id="id_text").string.strip() == words["text"]  # an error loses nothing
    assert PartnerSearchNotice.objects.get().is_waiting
    client.post(edit, words | {"title": "Gesucht"})
    assert PartnerSearchNotice.objects.get().title == "Gesucht"
    client.post(notice.accept_url, words)
    published = PartnerSearchNotice.objects.get()
    assert (published.is_published, published.title, published.text) == (True, words["title"], words["text"])
    assert words["text"] in OutboxMail.objects.get(kind="partnerships.notice_published").text
    for address in (edit, notice.accept_url):  # somebody else was quicker
        late = client.post(address, words | {"text": "Zu spät geschrieben"})
        assert soup_of(late).find(id="id_text").string.strip() == "Zu spät geschrieben"
        assert "Es wurde nichts getan" in late.content.decode()
    assert PartnerSearchNotice.objects.get().text == words["text"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tel. +49 (0)711 / 12 34 56, sonst 0176-1234567.", ["+49 (0)711 / 12 34 56", "0176-1234567"]),
        ("Телефон: 067 123 45 67, сайт громада.укр", ["067 123 45 67", "громада.укр"]),
        ("nadja (at) notiz.example, https://notiz.example/a?b=c", ["nadja (at) notiz.example", "https://notiz.example/a?b=c"]),
        ("www.notiz.example und notiz.example/weg", ["www.notiz.example", "notiz.example/weg"]),
        ("Am 05.06.2026 oder 07.08. mit 120.000 Menschen, z.B. seit 1990–2020, 0,5 %, d.h. bald.", []),
        ("Vom 05.06.2026 - 07.06.2026. Um 09:30 Uhr.", []),
    ],
)  # fmt: skip
def test_ways_to_reach_somebody_are_found_in_a_text(text, found):
    assert ways_to_reach(text) == found
