import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from home import retention
from home.models import OutboxMail, Topic
from partnerships.contributions import notices
from partnerships.models import Notice
from search import index
from tests import factories
from tests.canaries import places_of
from tests.html import soup_of
from tests.partnerships.sending import link_in, send_form

pytestmark = pytest.mark.django_db
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
        f"{page.url}new/",
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
        notices.publish(Notice.objects.get())
        assert not Notice.objects.shown().exists()  # not before it is confirmed
        Client().post(address, {"action": "confirm"})
        notices.publish(Notice.objects.get())
    return Notice.objects.get()


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
    assert f"{page.url}{notice.pk}/" in client.get("/sitemap.xml").content.decode()


def test_an_answer_is_passed_on_by_mail(page, notice):
    address = f"{page.url}{notice.pk}/"
    with time_machine.travel("2026-11-20 11:30"):
        assert Notice.objects.shown().exists()
    response = send_form(address, person="Olena", email="olena@example.org", text="Доброго дня")
    assert response.status_code == 303
    mail = OutboxMail.objects.get(kind="partnerships.notice_message")
    assert (mail.to, mail.reply_to) == (EMAIL, "olena@example.org")
    assert "Доброго дня" in mail.text


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
        assert Notice.objects.get().expires_on == timezone.localdate() + notices.LASTS
        assert client.post(address, {"action": "end"}).status_code == 302
        assert not Notice.objects.shown().exists()
        assert client.post(address, {"action": "renew"}).status_code == 422


def test_a_notice_vanishes_on_its_day_and_its_data_after(page, notice, client):
    OutboxMail.objects.update(state="sent", finished_at=timezone.now())
    with time_machine.travel("2027-05-22"):
        assert client.get(f"{page.url}{notice.pk}/").status_code == 404
        notices.keep_up()
        retention.run()
    assert Notice.objects.get().state == "ended"
    with time_machine.travel("2027-08-25"):
        retention.run()
        index.forget_unused_words()
    assert places_of("kanarienv") == set()


def test_an_editor_publishes_or_refuses_with_one_click(notice, admin_client):
    Notice.objects.update(state="waiting", published_at=None, expires_on=None)
    assert admin_client.post(notice.refuse_url).status_code == 302
    assert Notice.objects.get().state == "refused"
    assert OutboxMail.objects.filter(kind="partnerships.notice_refused").count() == 1
    Notice.objects.update(state="waiting")
    assert admin_client.post(notice.accept_url).status_code == 302
    assert Notice.objects.get().state == "accepted"
