"""Comments on pages in the admin: who follows them is told by mail."""

import pytest
from django.contrib.auth import get_user
from django.core import mail as direct_mail
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Comment, PageSubscription
from wagtail.users.models import UserProfile

from core.mail.models import OutboxMail
from home.staff import roles
from tests import factories
from tests import roles as roles_of_tests
from tests.html import soup_of
from tests.journeys.forms import fields_of

pytestmark = pytest.mark.django_db
COMMENT = {
    "comments-TOTAL_FORMS": "1",
    "comments-INITIAL_FORMS": "0",
    "comments-0-text": "Stimmt <b>das</b>?",
    "comments-0-contentpath": "title",
    "comments-0-replies-TOTAL_FORMS": "0",
    "comments-0-replies-INITIAL_FORMS": "0",
}


@pytest.fixture
def page(home):
    return factories.ContentPageFactory(parent=home, title="Neue Wege")


@pytest.fixture
def follower(page, client_of):
    user = get_user(client_of(roles.PUBLISHERS))
    UserProfile.objects.create(user=user, preferred_language="uk")
    PageSubscription.objects.create(user=user, page=page, comment_notifications=True)
    return user


def comment(client, page):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = soup_of(client.get(address)).find(id="page-edit-form")
    assert client.post(address, fields_of(form) | COMMENT).status_code == 302
    assert Comment.objects.get(page=page).text == COMMENT["comments-0-text"]


def test_who_follows_them_is_told_in_their_language_though_no_mail_server_answers(page, follower, client_of, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    comment(client_of(roles.EDITORS), page)
    mail = OutboxMail.objects.get(to=follower.email)
    assert (mail.language, mail.subject) == ("uk", "Коментарі до сторінки: Neue Wege")
    assert "Нове: Stimmt <b>das</b>?" in mail.text
    assert "Нове: Stimmt &lt;b&gt;das&lt;/b&gt;?" in mail.html
    assert f"/admin/pages/{page.pk}/edit/" in mail.text


def test_who_wants_no_mail_or_sees_the_page_no_longer_gets_none(page, follower, client_of):
    editor = client_of(roles.EDITORS)
    if_wanted = UserProfile.objects.filter(user=follower)
    if_wanted.update(updated_comments_notifications=False)
    comment(editor, page)
    if_wanted.update(updated_comments_notifications=True)
    follower.groups.clear()
    Comment.objects.all().delete()
    comment(editor, page)
    assert not OutboxMail.objects.exists()
    assert direct_mail.outbox == []


def test_whose_account_is_switched_off_gets_no_mail_that_was_written_before(page, follower, client_of):
    comment(client_of(roles.EDITORS), page)
    administrator = roles_of_tests.client_of(roles_of_tests.user_of("admin"))
    address = reverse("wagtail_bulk_action", args=["home", "user", "set_active_state"])
    administrator.post(f"{address}?id={follower.pk}", {"mark_as_active": "False"})
    call_command("run_outbox", once=True)
    assert OutboxMail.objects.get(to=follower.email).state == OutboxMail.State.WITHHELD
    assert direct_mail.outbox == []


@pytest.mark.parametrize("address", ["wagtailusers_users:delete", "wagtail_bulk_action"])
def test_whoever_deletes_an_account_reads_that_its_comments_go_too(address, page, follower, client_of):
    comment(client_of(roles.EDITORS), page)
    author = Comment.objects.get().user
    question = reverse(address, args=["home", "user", "delete"]) if "bulk" in address else ""
    question = question or reverse(address, args=[author.pk])
    administrator = roles_of_tests.client_of(roles_of_tests.user_of("admin"))
    words = administrator.get(question, {"id": author.pk}).content.decode()
    assert "1 Kommentar von" in words
    assert (
        "Kommentar"
        not in administrator.get(question.replace(f"/{author.pk}/", f"/{follower.pk}/"), {"id": follower.pk})
        .content.decode()
        .partition("<main")[2]
    )
