"""The log-in as a person meets it, over HTTP; tests/browser/test_passkeys.py has the passkeys."""

import re
from datetime import timedelta
from importlib import import_module
from urllib.parse import unquote

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, PageViewRestriction
from wagtail.users.forms import UserForm

from accounts import devices, notices
from core.mail import outbox, worker
from core.mail.models import OutboxMail
from home.models import User
from home.staff import former_staff
from tests import factories
from tests.accounts.conftest import PASSWORD, code_of, log_in, set_up_app
from tests.html import soup_of
from tests.mails import written
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
ADMIN = "/admin/"


def test_with_a_password_alone_nobody_gets_into_the_admin(editor):
    client = Client()
    assert log_in(client).headers["Location"] == ADMIN
    assert client.get(ADMIN).headers["Location"] == reverse("mfa_index")
    assert "Richten Sie einen Passkey" in client.get(reverse("mfa_index")).text
    assert client.post("/admin/pages/1/delete/").status_code == 403
    assert client.get("/admin/session/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def test_with_a_password_alone_one_reads_no_more_than_a_reader(editor, home):
    page = factories.ContentPageFactory(parent=home, title="Nur für uns", slug="nur-fuer-uns")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    client = Client()
    log_in(client)
    assert client.get(page.url).headers["Location"].startswith(reverse("account_login"))


def test_no_address_of_the_admin_opens_with_a_password_alone(editor):
    client, addresses = Client(), addresses_of_the_admin()
    log_in(client)
    answers = {address: client.get(address) for address in addresses}
    assert {answer.headers.get("Location") for answer in answers.values()} == {reverse("mfa_index")}
    assert len(addresses) > 100


def addresses_of_the_admin():
    def below(patterns, prefix):
        for pattern in patterns:
            route = prefix + str(pattern.pattern).lstrip("^").rstrip("$").removesuffix("\\Z")
            if hasattr(pattern, "url_patterns"):
                yield from below(pattern.url_patterns, route)
            elif not re.search(r"[<(\[\\?*+]", route):
                yield f"/{route}"

    excepted = re.compile(r"/admin/(login|logout|jsi18n|sprite)")  # what a page without a log-in needs
    found = set(below(get_resolver().url_patterns, ""))
    return sorted(address for address in found if address.startswith(ADMIN) and not excepted.match(address))


def test_an_app_is_set_up_once_and_asked_for_at_each_log_in(with_app):
    client, secret = with_app
    assert client.get(ADMIN).status_code == 200
    again = Client()
    assert log_in(again).headers["Location"] == reverse("mfa_authenticate")
    assert again.get(ADMIN).headers["Location"].startswith(reverse("account_login"))
    wrong = again.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Der Code ist falsch" in wrong.text
    with time_machine.travel("2030-01-01 10:00"):  # a code opens once
        log_in(again)
        assert again.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
        assert again.get(ADMIN).status_code == 200


def test_a_recovery_code_opens_once(with_app):
    codes = re.findall(r"<code>([0-9a-f]{8})</code>", with_app[0].get(reverse("mfa_view_recovery_codes")).text)
    assert len(codes) == 10
    for expected in (302, 200):
        client = Client()
        log_in(client)
        assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == expected


def test_whose_recovery_codes_are_used_up_is_told_so(with_app, editor):
    client, _secret = with_app
    codes = Authenticator.objects.get(user=editor, type=Authenticator.Type.RECOVERY_CODES).wrap()
    for code in codes.get_unused_codes():
        codes.validate_code(code)
    page = client.get(reverse("mfa_view_recovery_codes"))
    assert "Alle sind aufgebraucht" in page.text
    assert reverse("mfa_download_recovery_codes") not in page.text  # there is nothing to save


@pytest.mark.parametrize("change", [lambda users: users.update(is_active=False), lambda users: users.delete()])
def test_an_account_that_goes_between_password_and_code_lets_nobody_in(with_app, editor, change):
    client = Client()
    log_in(client)
    change(User.objects.filter(pk=editor.pk))
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        answers = [client.post(reverse("mfa_authenticate"), {"code": code_of(with_app[1])}), client.get(ADMIN)]
        assert [answer["Location"] for answer in answers] == [
            reverse("account_inactive"),
            f"{reverse('account_login')}?next={ADMIN}",
        ]
        User.objects.filter(pk=editor.pk).update(is_active=True)
        assert client.get(ADMIN).status_code == 302


def test_a_log_in_that_began_with_the_password_before_is_over(with_app, editor):
    _client, secret = with_app
    thief = Client()
    log_in(thief)
    editor.set_password("ein-ganz-neues-passwort")
    editor.save()
    answer = thief.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert answer.headers["Location"] == reverse("account_login")
    assert thief.get(ADMIN).status_code == 302


def test_a_code_of_an_app_opens_once_whichever_process_answers(with_app):
    with time_machine.travel("2030-01-01 10:00", tick=False):
        for expected in (302, 200):
            client, code = Client(), code_of(with_app[1])
            log_in(client)
            assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == expected
            cache.clear()  # another process has another


def test_the_secret_of_an_app_is_stored_encrypted(with_app):
    stored = Authenticator.objects.get(type="totp")
    assert with_app[1] not in str(stored.data)


def test_another_key_of_the_site_still_reads_what_the_one_before_encrypted(with_app, settings):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another-key-" * 5
    client = Client()
    with time_machine.travel("2030-01-01 10:00"):
        log_in(client)
        assert client.post(reverse("mfa_authenticate"), {"code": code_of(with_app[1])}).status_code == 302


def test_the_last_factor_cannot_be_given_up(with_app):
    answer = with_app[0].post(reverse("mfa_deactivate_totp"))
    assert "Richten Sie zuerst einen anderen Weg ein" in answer.text
    assert Authenticator.objects.filter(type="totp").exists()


def test_who_is_known_and_who_is_not_gets_the_same_answer(editor):
    def told(login):
        return re.sub(r'value="[^"]*"', "", log_in(Client(), login, "falsch").text)

    assert told("redaktion") == told("niemand") == told("redaktion@example.org") == told("niemand@example.org")


@pytest.mark.parametrize("login", ["redaktion", "redaktion@example.org", "niemand"])
def test_ten_wrong_passwords_are_looked_at_whatever_the_headers_say(editor, settings, login):
    for attempt in range(12):
        answer = log_in(Client(), login, "falsch", headers={"X-Forwarded-For": f"203.0.113.{attempt}"})
        expected = "ist falsch" if attempt < 10 else "Zu viele Versuche waren falsch"
        assert expected in answer.text
    assert "Zu viele Versuche waren falsch" in log_in(Client(), login).text


def test_name_and_address_of_one_account_are_counted_together(editor):
    for attempt in range(10):
        log_in(Client(), ["redaktion", "redaktion@example.org"][attempt % 2], "falsch")
    assert "Zu viele Versuche" in log_in(Client(), "redaktion").text


def test_nobody_can_lock_another_person_out(editor, settings):
    known = Client()
    log_in(known)
    known.post(reverse("account_logout"))
    for attempt in range(11):
        log_in(Client(), "redaktion", "falsch", REMOTE_ADDR=f"203.0.113.{attempt}")
    assert "Zu viele Versuche" in log_in(Client(), REMOTE_ADDR="203.0.113.99").text
    assert log_in(known, REMOTE_ADDR="203.0.113.99").status_code == 302


def test_a_known_device_is_no_way_to_guess_on(editor):
    known = Client()
    log_in(known)
    known.post(reverse("account_logout"))
    for _attempt in range(10):
        log_in(known, "redaktion", "falsch")
    assert "Zu viele Versuche" in log_in(known).text


def test_a_device_is_known_for_one_person_and_one_password(editor, django_user_model):
    client = Client()
    log_in(client)
    request = RequestFactory().get("/")
    request.COOKIES = {settings.DEVICE_COOKIE_NAME: client.cookies[settings.DEVICE_COOKIE_NAME].value}
    other = django_user_model.objects.create_user("andere", "andere@example.org", PASSWORD)
    assert devices.known(request, editor)
    assert devices.known(request, other) is None
    editor.set_password(PASSWORD + "-2")
    assert devices.known(request, editor) is None


def test_the_right_password_counts_as_no_guess(editor):
    for _time in range(15):
        assert log_in(Client()).status_code == 302


def test_codes_are_not_guessed_either(with_app):
    client = Client()
    log_in(client)
    for attempt in range(11):
        answer = client.post(reverse("mfa_authenticate"), {"code": f"{attempt:06}"})
    assert "Zu viele Versuche" in answer.text


def test_a_page_password_is_guessed_ten_times_an_hour(home):
    page = factories.ContentPageFactory(parent=home)
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="offen")
    assert_guessed_ten_times_an_hour(page.url)


def test_the_password_of_documents_is_guessed_ten_times_an_hour(home):
    document = factories.make_document()
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="password", password="offen"
    )
    assert_guessed_ten_times_an_hour(document.url)


def assert_guessed_ten_times_an_hour(url):
    address = re.search(r'action="(\S+authenticate_with_password\S+)"', Client().get(url).text)[1]
    typed = {"password": "zu", "return_url": url}
    for _attempt in range(10):
        assert Client().post(address, typed).status_code == 200
    answer = Client().post(address, typed | {"password": "offen"})
    assert answer.status_code == 429
    assert "Zu viele Passwörter waren falsch" in answer.text
    assert Client().post(address, typed | {"password": "offen"}, REMOTE_ADDR="203.0.113.7").status_code == 302


def ask_for_reset(address, **extra):
    return Client().post(reverse("account_reset_password"), {"email": address}, **extra)


def test_a_new_password_is_asked_for_alike_whoever_it_is(editor):
    answers = [ask_for_reset(address) for address in ("redaktion@example.org", "niemand@example.org")]
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, reverse("account_reset_password_done"))
    }
    known, unknown = OutboxMail.objects.order_by("pk")
    outbox.write(known)
    with pytest.raises(outbox.UnwantedError):
        outbox.write(unknown)


def test_three_mails_for_a_new_password_are_sent_in_an_hour(editor):
    for _time in range(8):
        assert ask_for_reset("redaktion@example.org").status_code == 302
    assert OutboxMail.objects.filter(to="redaktion@example.org").count() == 3


@pytest.mark.parametrize(
    ("language", "subject"),
    [("de", "Neues Passwort setzen"), ("fr", "Définir un nouveau mot de passe"), ("uk", "Установити новий пароль")],
)
def test_the_link_of_the_mail_sets_a_password_once(editor, language, subject):
    ask_for_reset("redaktion@example.org", headers={"Accept-Language": language})
    mail = written().get()
    assert mail.subject == subject
    assert "redaktion " not in mail.text  # the user name is nobody’s business
    link = re.search(r"https?://[^/\s]+(/account/\S+)", mail.text)[1]
    client = Client()
    form = client.get(link, follow=True)
    address, new = form.redirect_chain[-1][0], "noch-ein-langes-passwort-7"
    assert client.post(address, {"password1": new, "password2": new}).status_code == 302
    assert log_in(Client(), password=PASSWORD).status_code == 200
    assert log_in(Client(), password=new).status_code == 302
    assert Client().get(link, follow=True).redirect_chain == []
    assert [mail.kind for mail in written().order_by("pk")].count("accounts.notice") >= 1


def test_a_link_to_an_account_that_was_switched_off_is_as_one_that_has_expired(editor):
    ask_for_reset(editor.email)
    link = re.search(r"https?://[^/\s]+(/account/\S+)", written().get().text)[1]
    client, new = Client(), "noch-ein-langes-passwort-7"
    address = client.get(link, follow=True).redirect_chain[-1][0]
    editor.is_active = False
    editor.save()
    for answer in (client.post(address, {"password1": new, "password2": new}), Client().get(link)):
        assert "Der Link gilt nicht mehr" in answer.text
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)


def test_a_weak_password_is_refused_in_the_persons_language(editor):
    ask_for_reset("redaktion@example.org")
    client = Client()
    link = re.search(r"https?://[^/\s]+(/account/\S+)", written().get().text)[1]
    address = client.get(link, follow=True).redirect_chain[-1][0]
    assert "15 Zeichen" in client.post(address, {"password1": "kurz", "password2": "kurz"}).text


def test_whoever_is_new_is_invited_by_mail(admin_client, settings):
    settings.STRONG_FACTOR_REQUIRED = False
    fields = {"username": "neu", "email": "neu@example.org", "first_name": "Neu", "last_name": "Hier"}
    page = admin_client.get(reverse("wagtailusers_users:add")).text
    assert "password1" not in page
    admin_client.post(reverse("wagtailusers_users:add"), fields | {"is_active": "on"})
    user = User.objects.get(username="neu")
    assert not user.has_usable_password()
    mail = written(kind="accounts.invitation").get()
    assert mail.to == "neu@example.org"
    settings.STRONG_FACTOR_REQUIRED = True
    client = Client()
    link = re.search(r"https?://[^/\s]+(/account/\S+)", mail.text)[1]
    address = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(address, {"password1": PASSWORD, "password2": PASSWORD})
    log_in(client, "neu@example.org")
    assert client.get(ADMIN).headers["Location"] == reverse("mfa_index")
    set_up_app(client)


def new_colleague(address):
    person = User.objects.create(username="neu", email=address)
    person.set_unusable_password()
    person.save()
    notices.invite(person)
    return person


def test_an_invitation_follows_the_address_that_is_put_right_before_it_is_sent():
    person = new_colleague("vertippt@example.org")
    person.email = "richtig@example.org"
    person.save()
    mails = {mail.to: mail for mail in written()}
    assert {to: bool(mail.text) for to, mail in mails.items()} == {
        "vertippt@example.org": False,
        "richtig@example.org": True,
    }
    assert worker.reason_to_withhold(mails["vertippt@example.org"]) == worker.UNWANTED


def test_an_invitation_that_was_sent_to_another_address_lets_nobody_in():
    person = new_colleague("vertippt@example.org")
    mail = written(kind="accounts.invitation").get()
    link = re.search(r"https?://[^/\s]+(/account/\S+)", mail.text)[1]
    person.email = "richtig@example.org"
    person.save()
    assert Client().get(link, follow=True).redirect_chain == []
    assert worker.reason_to_withhold(mail) == worker.UNWANTED  # and what had words only is not sent


def test_nobody_is_said_to_be_invited_to_an_account_that_is_switched_off(admin_client, settings):
    settings.STRONG_FACTOR_REQUIRED = False
    person = new_colleague("neu@example.org")
    User.objects.filter(pk=person.pk).update(is_active=False)
    answer = admin_client.post(reverse("accounts_admin:help_in", args=[person.pk]), {"invite": "1"}, follow=True)
    assert "Die Einladung wurde" not in answer.text
    assert "Dieses Konto ist abgeschaltet" in answer.text
    assert written(kind="accounts.invitation").count() == 1


def test_a_device_that_is_new_is_told_by_mail_one_that_is_known_is_not(editor):
    client = Client()
    log_in(client)
    assert written(kind="accounts.notice").count() == 1
    client.post(reverse("account_logout"))
    log_in(client)
    assert written(kind="accounts.notice").count() == 1
    assert "noch nicht kannten" in written(kind="accounts.notice").get().text


def test_each_change_of_the_log_in_is_told_by_mail(with_app):
    client = with_app[0]
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": PASSWORD + "-2", "password2": PASSWORD + "-2"},
    )
    editor = User.objects.get()
    editor.email = "anderswo@example.org"
    editor.save()
    told = {(mail.to, mail.subject.partition(": ")[2]) for mail in written(kind="accounts.notice")}
    assert ("redaktion@example.org", "Codes aus einer App wurden eingeschaltet.") in told
    assert ("redaktion@example.org", "Das Passwort wurde geändert.") in told
    assert ("redaktion@example.org", "Die E-Mail-Adresse des Kontos wurde geändert.") in told


def test_a_new_password_ends_the_sessions_of_the_old(with_app, editor):
    client = with_app[0]
    assert client.get(ADMIN).status_code == 200
    editor.set_password("ein-anderes-langes-passwort")
    editor.save()
    assert client.get(ADMIN).headers["Location"].startswith(reverse("account_login"))


def test_an_administrator_gives_a_new_start_to_who_has_lost_everything(with_app, django_user_model, settings):
    editor = User.objects.get(username="redaktion")
    other = django_user_model.objects.create_superuser("admin", "admin@example.org", PASSWORD)
    settings.STRONG_FACTOR_REQUIRED = False
    helper, address = client_of(other), reverse("accounts_admin:help_in", args=[editor.pk])
    assert "Passkeys und Codes entfernen" in helper.get(address).text
    helper.post(address, {"remove": "1"})
    settings.STRONG_FACTOR_REQUIRED = True
    assert not Authenticator.objects.filter(user=editor).exists()
    assert with_app[0].get(ADMIN).headers["Location"].startswith(reverse("account_login"))
    assert any("entfernt" in mail.subject for mail in written(kind="accounts.notice"))


@pytest.mark.parametrize("group", ["Redaktion", "Veröffentlichung", "Datenschutz"])
def test_nobody_else_may_take_factors_away(with_app, client_of, settings, group):
    settings.STRONG_FACTOR_REQUIRED = False
    editor = User.objects.get(username="redaktion")
    answer = client_of(group).post(reverse("accounts_admin:help_in", args=[editor.pk]), {"remove": "1"})
    assert answer.status_code == 404
    assert Authenticator.objects.filter(user=editor).exists()


@pytest.mark.parametrize("address", ["/admin/login/", "/de/_util/login/", "/fr/_util/login/"])
def test_there_is_one_log_in(editor, address):
    assert unquote(Client().get(address, {"next": ADMIN}).headers["Location"]) == f"/account/login/?next={ADMIN}"
    typed = {"username": "redaktion", "password": PASSWORD}
    assert Client().post(address, typed).headers["Location"] == "/account/login/"
    assert Client().get("/admin/password_reset/").status_code == 404
    assert Client().get("/account/signup/").status_code == 404


def test_the_log_in_leads_nowhere_else(editor, with_app):
    client = Client()
    log_in(client)
    form = {"login": "redaktion", "password": PASSWORD, "next": "https://evil.example/"}
    assert Client().post(reverse("account_login"), form).headers["Location"].startswith("/account/")


def test_who_may_not_open_something_is_told_so_and_not_sent_round(with_app, editor, home):
    page = factories.ContentPageFactory(parent=home)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    User.objects.filter(pk=editor.pk).update(is_superuser=False)
    for address in (ADMIN, page.url):
        answer = with_app[0].get(address, follow=True)
        assert answer.status_code == 403
        assert "Ihr Konto darf das nicht öffnen" in answer.text
        assert f'href="{address}"' in answer.text


def test_who_opens_the_log_in_of_a_page_once_more_is_led_to_the_page(with_app, home):
    page = factories.ContentPageFactory(parent=home)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    asked_for = page.url + "?von=anderswo"
    answer = with_app[0].get(reverse("account_login"), {"next": asked_for}, follow=True)
    assert answer.redirect_chain == [(asked_for, 302)]
    assert answer.status_code == 200


def test_who_has_shown_a_password_alone_is_led_from_a_private_page_to_the_factors(editor, home):
    page = factories.ContentPageFactory(parent=home)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    client = Client()
    log_in(client)
    assert client.get(page.url, follow=True).redirect_chain[-1][0] == reverse("mfa_index")


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_pages_of_the_account_are_strict_and_kept_by_nobody(language):
    for name in ("account_login", "account_reset_password", "account_reset_password_done"):
        answer = Client().get(reverse(name), headers={"Accept-Language": language})
        assert f'<html lang="{language}">' in answer.text
        assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
        assert "no-store" in answer.headers["Cache-Control"]
        assert 'content="noindex"' in answer.text


def test_an_account_that_loses_its_name_loses_its_factors(with_app, editor):
    former_staff.anonymise(User.objects.filter(pk=editor.pk))
    assert not Authenticator.objects.exists()
    assert with_app[0].get(ADMIN).headers["Location"].startswith(reverse("account_login"))


def test_an_address_that_was_given_up_lets_nobody_in_and_is_forgotten(editor):
    Client().post(reverse("account_reset_password"), {"email": editor.email})
    assert written(kind="accounts.password_reset").count() == 1
    editor.email = "neu@example.org"
    editor.save()
    assert log_in(Client(), "redaktion@example.org").status_code == 200
    assert log_in(Client(), "neu@example.org").status_code == 302
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize("address", ["", "admin@intranet"])
def test_an_account_without_an_address_that_takes_mails_logs_in_and_gets_one(editor, settings, address, caplog):
    User.objects.filter(pk=editor.pk).update(email=address)
    assert log_in(Client()).status_code == 302
    assert f"“accounts.notice” to account {editor.pk}, whose address takes none" in caplog.text
    assert not address or address not in caplog.text
    settings.STRONG_FACTOR_REQUIRED = False
    client = client_of(User.objects.create(username="admin", email="admin@example.org", is_superuser=True))
    User.objects.filter(pk=editor.pk).update(password="!")
    told = client.post(reverse("accounts_admin:help_in", args=[editor.pk]), {"invite": "1"}, follow=True).text
    assert "gültige E-Mail-Adresse" in told
    person = {"username": "redaktion", "email": "r@example.org", "first_name": "R", "last_name": "S", "is_active": "on"}
    assert client.post(reverse("wagtailusers_users:edit", args=[editor.pk]), person).status_code == 302
    assert User.objects.get(pk=editor.pk).email == "r@example.org"


def test_the_command_makes_no_account_whose_mails_would_fail(db):
    with pytest.raises(CommandError, match="gültige E-Mail-Adresse"):
        call_command("createsuperuser", interactive=False, username="admin", email="admin@intranet")
    assert not User.objects.exists()


def test_an_address_has_one_account_in_whatever_capitals(editor, settings):
    settings.STRONG_FACTOR_REQUIRED = False
    names = {"first_name": "R", "last_name": "S"}
    new = {"username": "zweite", "email": "Redaktion@Example.org"} | names
    answer = client_of(editor).post(reverse("wagtailusers_users:add"), new)
    assert "existiert bereits" in answer.text
    assert not User.objects.filter(username="zweite").exists()
    other = user_of("pereklad")
    changed = {f"name_email-{name}": value for name, value in (new | {"email": "REDAKTION@example.org"}).items()}
    client_of(other).post(reverse("wagtailadmin_account"), changed)
    other.refresh_from_db()
    assert other.email == "pereklad@example.org"


def test_an_address_is_one_accounts_in_the_database_too(editor):
    with pytest.raises(IntegrityError, match="one_address_one_account"), transaction.atomic():
        User.objects.create(username="zweite", email="Redaktion@Example.org")
    with pytest.raises(CommandError, match="existiert bereits"):
        call_command("createsuperuser", interactive=False, username="admin", email="REDAKTION@example.org")


def test_of_two_who_make_the_same_account_at_once_the_second_is_told(settings, monkeypatch):
    settings.STRONG_FACTOR_REQUIRED = False
    was_valid = UserForm.is_valid

    def lose_the_race(form):
        is_valid = was_valid(form)
        if not User.objects.filter(username="erste").exists():
            User.objects.create(username="erste", email="Neu@example.org")
        return is_valid

    monkeypatch.setattr(UserForm, "is_valid", lose_the_race)
    sent = {"username": "zweite", "email": "neu@example.org", "first_name": "R", "last_name": "Storchenname"}
    answer = client_of(user_of("admin")).post(reverse("wagtailusers_users:add"), sent)
    assert "existiert bereits" in answer.text
    assert "Storchenname" in answer.text
    assert not User.objects.filter(username="zweite").exists()


def test_the_upgrade_names_accounts_that_share_an_address(editor):
    upgrade = import_module("home.migrations.0018_one_address_one_account")
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_address_one_account")
    User.objects.create(username="zweite", email="Redaktion@Example.org")
    User.objects.create(username="dritte", email="dritte@example.org")
    with pytest.raises(CommandError, match="for capitals: “redaktion” and “zweite”"):
        upgrade.refuse_two_accounts_of_one_address(apps, None)


def test_whoever_keeps_accounts_takes_over_no_administrators(settings):
    settings.STRONG_FACTOR_REQUIRED = False
    admin, keeper = user_of("admin"), user_of("redaktion")
    keeper.user_permissions.set(Permission.objects.filter(codename__in=["add_user", "change_user"]))
    client, person = client_of(keeper), {"first_name": "A", "last_name": "B", "is_active": "on"}
    mine = person | {"username": "admin", "email": "mine@example.org"}
    assert client.post(reverse("wagtailusers_users:edit", args=[admin.pk]), mine).status_code == 403
    bulk = reverse("wagtail_bulk_action", args=["home", "user", "set_active_state"])
    assert client.post(f"{bulk}?id={admin.pk}&next={ADMIN}", {"mark_as_active": "False"}).status_code == 302
    admin.refresh_from_db()
    assert (admin.email, admin.is_active) == ("admin@example.org", True)
    other = user_of("datenschutz")
    for address in (reverse("wagtailusers_users:edit", args=[other.pk]), reverse("wagtailusers_users:add")):
        client.post(address, mine | {"username": "neu", "is_superuser": "on"})
    assert list(User.objects.filter(is_superuser=True)) == [admin]
    own = person | {"username": "redaktion", "email": "neu@example.org"}
    client.post(reverse("wagtailusers_users:edit", args=[keeper.pk]), own)
    keeper.refresh_from_db()
    assert keeper.email == "neu@example.org"


@pytest.mark.parametrize(
    ("action", "sent"), [("set_active_state", {"mark_as_active": "False"}), ("assign_role", {"role": "Redaktion"})]
)
def test_an_administrator_among_several_is_named_and_the_others_are_changed(settings, action, sent):
    settings.STRONG_FACTOR_REQUIRED = False
    admin, keeper, other = user_of("admin"), user_of("redaktion"), user_of("datenschutz")
    keeper.user_permissions.set(Permission.objects.filter(codename="change_user"))
    client, bulk = client_of(keeper), reverse("wagtail_bulk_action", args=["home", "user", action])
    address = f"{bulk}?id={admin.pk}&id={other.pk}&next={ADMIN}"
    shown = soup_of(client.get(address)).main
    refused = shown.find("p", string=re.compile("Sie haben nicht die Berechtigung"))
    assert refused.find_next("ul").get_text(strip=True) == "admin"
    if "role" in sent:
        sent = {"role": Group.objects.get(name=sent["role"]).pk}
    assert client.post(address, sent).status_code == 302
    admin.refresh_from_db()
    other.refresh_from_db()
    assert (admin.is_active, admin.groups.exists()) == (True, False)
    assert not other.is_active or other.groups.count() == 2


@pytest.mark.parametrize("way", ["single", "bulk"])
def test_an_account_that_is_switched_on_again_logs_in_anew(editor, settings, way):
    settings.STRONG_FACTOR_REQUIRED = False
    admin, theirs = client_of(user_of("admin")), client_of(editor)
    assert theirs.get(ADMIN).status_code == 200
    person = {"username": "redaktion", "email": editor.email, "first_name": "R", "last_name": "S"}
    person["is_superuser"] = "on"
    bulk = reverse("wagtail_bulk_action", args=["home", "user", "set_active_state"])
    for is_active in (False, True):
        if way == "single":
            sent = person | ({"is_active": "on"} if is_active else {})
            admin.post(reverse("wagtailusers_users:edit", args=[editor.pk]), sent)
        else:
            admin.post(f"{bulk}?id={editor.pk}&next={ADMIN}", {"mark_as_active": str(is_active)})
        assert User.objects.get(pk=editor.pk).is_active == is_active
    assert theirs.get(ADMIN).status_code == 302


def test_who_looks_for_a_persons_data_learns_nothing_to_log_in_with(with_app, editor, settings):
    settings.STRONG_FACTOR_REQUIRED = False
    Client().post(reverse("account_reset_password"), {"email": editor.email})
    link = re.search(r"/account/password/reset/\S+", written(kind="accounts.password_reset").get().text)[0]
    secrets = [link, User.objects.get().password, Authenticator.objects.get(type="totp").data["secret"]]
    officer = client_of(user_of("datenschutz"))
    for act in ({"find": ""}, {"export": ""}):
        shown = officer.post("/admin/personal-data/", {"email": editor.email, **act}).text
        assert "redaktion@example.org" in shown
        assert not [secret for secret in secrets if secret in shown]
