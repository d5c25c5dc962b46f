"""Log-in by the office's provider, as a person meets it: over HTTP, with a provider that speaks the real protocol."""

import re
import time
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
import time_machine
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.test import Client
from django.urls import reverse

from accounts import factors, notices
from config import single_sign_on
from core.mail import outbox
from core.mail.models import OutboxMail
from core.privacy.models import AccessRecord
from home.models import User
from home.staff import former_staff
from tests.accounts.conftest import log_in, set_up_app
from tests.accounts.oidc_server import CLIENT, SECRET, Provider, new_key
from tests.mails import written

pytestmark = pytest.mark.django_db
ADMIN = "/admin/"
UNKNOWN = "aber dazu gehört hier kein Konto"
FAILED = "wurde abgebrochen, hat zu lange gedauert oder ist fehlgeschlagen"
AWAY = "antwortet nicht"


@pytest.fixture
def provider(settings):
    running = Provider()
    settings.SINGLE_SIGN_ON = {
        "server": running.address, "client_id": CLIENT, "secret": SECRET, "name": "Hauskonto", "only": False,
        "strong_factor": False, "acr_values": ["strong", "mfa"],
    }  # fmt: skip
    yield running
    running.stop()


def begin(client, **sent):
    """Press the button; the address of the provider's page."""
    answer = client.post(reverse("single_sign_on"), sent)
    assert answer.status_code == 200, answer.text
    return unescape(re.search(r'content="0;url=([^"]+)"', answer.text)[1])


def way_back(address):
    """Log in there; where the provider leads."""
    assert requests.get(address, timeout=5).status_code == 200
    return requests.post(address, allow_redirects=False, timeout=5).headers["Location"]


def by_provider(client, **sent):
    back = urlsplit(way_back(begin(client, **sent)))
    return client.get(f"{back.path}?{back.query}")


def is_in(client):
    return client.get(ADMIN).status_code == 200


def test_without_a_provider_there_is_no_single_sign_on(editor):
    assert Client().get(reverse("single_sign_on")).status_code == 404
    assert Client().post(reverse("single_sign_on")).status_code == 404
    assert Client().get(reverse("single_sign_on_callback")).status_code == 404
    assert "single-sign-on" not in Client().get(reverse("account_login")).text


@pytest.mark.parametrize(("role", "is_known"), [("all", True), ("admin", True), ("public", False)])
def test_the_public_side_knows_no_provider(role, is_known, monkeypatch):
    known = {"SERVER": "https://log-in.example.org/", "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET}
    for name, value in known.items():
        monkeypatch.setenv(f"OIDC_{name}", value)
    found = single_sign_on.from_environment(role)
    assert bool(found) == is_known
    if is_known:
        assert (found["server"], found["name"]) == ("https://log-in.example.org", "log-in.example.org")
        assert (found["only"], found["strong_factor"], found["acr_values"]) == (False, False, ["mfa"])


def test_whoever_was_invited_is_logged_in_and_known_by_sub_from_then_on(editor, provider, settings):
    settings.STRONG_FACTOR_REQUIRED = False
    client = Client()
    assert "Mit Hauskonto anmelden" in client.get(reverse("account_login")).text
    assert by_provider(client).headers["Location"] == ADMIN
    assert is_in(client)
    stored = SocialAccount.objects.get()
    assert (stored.user, stored.provider, stored.uid) == (editor, provider.address, "8f1c-amina")
    assert stored.extra_data == {}
    assert not SocialToken.objects.exists()
    assert "mit der Anmeldung des Hauses verbunden" in written(kind="accounts.notice").first().text
    provider.person |= {"email": "neuer-name@example.org"}
    again = Client()
    by_provider(again)
    assert is_in(again)
    assert SocialAccount.objects.count() == 1


def test_the_log_in_leads_on_to_where_somebody_was_going(editor, provider):
    client = Client()
    page = client.get(reverse("account_login"), {"next": "/admin/reports/"}).text
    assert 'name="next" value="/admin/reports/"' in page
    assert by_provider(client, next="/admin/reports/").headers["Location"] == "/admin/reports/"
    assert by_provider(Client(), next="https://evil.example/").headers["Location"] == ADMIN


def test_it_asks_with_state_nonce_and_a_challenge(editor, provider):
    asked = [parse_qs(urlsplit(begin(Client())).query) for _time in range(2)]
    assert asked[0]["code_challenge_method"] == ["S256"]
    assert asked[0]["redirect_uri"] == ["http://testserver/account/single-sign-on/back/"]
    assert set(asked[0]["scope"][0].split()) == {"openid", "profile", "email"}
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[0][name][0]) >= 16
        assert asked[0][name] != asked[1][name]


def test_to_look_at_the_page_writes_nothing(editor, provider, settings):
    client = Client()
    assert "Mit Hauskonto anmelden" in client.get(reverse("single_sign_on"), {"next": "/admin/"}).text
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert provider.asked == []
    assert client.put(reverse("single_sign_on")).status_code == 405


def refused(provider, sentence, status, client=None):
    client = client or Client()
    answer = by_provider(client)
    assert sentence in answer.text, answer.text
    assert answer.status_code == status
    assert "Hauskonto" in answer.text
    assert not client.get("/account/").headers["Location"].endswith("/security/")
    return re.sub(r'value="[^"]*"', "", answer.text)


def test_nobody_gets_an_account_and_none_of_the_reasons_shows(editor, provider):
    answers = set()
    for changed in (
        {"email": "niemand@example.org", "email_verified": True},
        {"email": "redaktion@example.org", "email_verified": False},
        {"email": "redaktion@example.org", "email_verified": None},
        {"email": "redaktıon@example.org", "email_verified": True},  # PostgreSQL takes “ı” for “i”
        {"email": ["redaktion@example.org"], "email_verified": True},
        {"email": "redaktion@example.org\x00", "email_verified": True},
    ):
        provider.told = changed
        answers.add(refused(provider, UNKNOWN, 403))
    provider.told, editor.is_active = {}, False
    editor.save()
    answers.add(refused(provider, UNKNOWN, 403))
    assert len(answers) == 1
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_an_account_is_never_given_to_another_person_of_the_provider(editor, provider):
    by_provider(Client())
    provider.person["sub"] = "somebody-else"
    refused(provider, UNKNOWN, 403)
    editor.is_active = False
    editor.save()
    provider.person["sub"] = "8f1c-amina"
    refused(provider, UNKNOWN, 403)


def test_another_provider_knows_people_anew(editor, provider, settings):
    SocialAccount.objects.create(
        user=User.objects.create(username="b"), provider="https://old.example", uid="8f1c-amina"
    )
    assert by_provider(Client()).headers["Location"] == ADMIN
    assert SocialAccount.objects.get(provider=provider.address).user == editor


@pytest.mark.parametrize(
    "told",
    [
        {"nonce": "of-another-log-in"},
        {"nonce": None},
        {"exp": 1_700_000_000},  # in 2023
        {"iss": "https://another.example"},
        {"aud": "another-site"},
        {"aud": [CLIENT, "another-site"], "azp": "another-site"},
        {"sub": None},
        {"sub": 7},
        {"sub": "x" * 192},
        {"sub": "a\x00b"},
    ],
    ids=str,
)
def test_an_id_token_that_is_not_for_this_log_in_is_refused(editor, provider, told):
    provider.told = told
    refused(provider, FAILED, 400)
    assert not SocialAccount.objects.exists()


def test_an_id_token_that_the_provider_has_not_signed_is_refused(editor, provider):
    provider.signed_by = new_key()
    refused(provider, FAILED, 400)
    provider.signed_by, provider.algorithm = SECRET * 2, "HS256"
    refused(provider, FAILED, 400)
    provider.signed_by, provider.algorithm = None, "none"
    refused(provider, FAILED, 400)


def test_an_answer_to_what_was_not_asked_is_refused(editor, provider):
    client = Client()
    back = urlsplit(way_back(begin(client)))
    for other, query in (
        (Client(), back.query),  # of a browser that has not asked
        (client, back.query.replace("state=", "state=x")),
        (client, ""),
    ):
        answer = other.get(f"{back.path}?{query}")
        assert (answer.status_code, FAILED in answer.text) == (400, True)
    assert client.get(f"{back.path}?{back.query}").headers["Location"] == ADMIN
    assert FAILED in client.get(f"{back.path}?{back.query}").text  # once


def test_somebody_who_breaks_off_reads_so(editor, provider):
    client = Client()
    state = parse_qs(urlsplit(begin(client)).query)["state"][0]
    answer = client.get(reverse("single_sign_on_callback"), {"state": state, "error": "access_denied"})
    assert (answer.status_code, FAILED in answer.text) == (400, True)


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_a_provider_that_is_away_is_said_in_the_readers_language(editor, provider, language):
    provider.broken["/.well-known/openid-configuration"] = (503, {})
    answer = Client().post(reverse("single_sign_on"), headers={"Accept-Language": language})
    words = {"de": AWAY, "fr": "ne répond pas", "uk": "не відповідає"}
    assert (answer.status_code, words[language] in answer.text) == (503, True), answer.text
    assert 'role="alert"' in answer.text


def test_a_provider_that_goes_away_in_between(editor, provider):
    client = Client()
    back = urlsplit(way_back(begin(client)))
    provider.stop()
    answer = client.get(f"{back.path}?{back.query}")
    assert (answer.status_code, AWAY in answer.text) == (503, True)


@pytest.mark.parametrize(
    ("path", "status", "sent"),
    [
        ("/token", 400, {"error": "invalid_client"}),
        ("/token", 200, {"access_token": "x"}),
        ("/token", 200, {"access_token": "x", "id_token": "nonsense"}),
        ("/token", 200, {"access_token": "x", "id_token": 7, "expires_in": "soon"}),
        ("/token", 200, []),
        ("/token", 200, "<h1>Wartung</h1>"),
        ("/jwks", 200, {"keys": []}),
        ("/jwks", 200, []),
        ("/jwks", 200, {"keys": [{"kty": "RSA", "kid": "first"}]}),
    ],
)
def test_nonsense_of_a_provider_is_no_fault_of_ours(editor, provider, path, status, sent):
    provider.broken[path] = (status, sent)
    refused(provider, FAILED, 400)


@pytest.mark.parametrize(
    "config",
    [{"issuer": "https://another.example"}, {"issuer": None}, {"token_endpoint": None}, {"jwks_uri": 7}],
    ids=str,
)
def test_a_provider_that_says_other_things_of_itself_is_asked_nothing(editor, provider, config):
    provider.config = config
    answer = Client().post(reverse("single_sign_on"))
    assert (answer.status_code, FAILED in answer.text) == (400, True)


def test_an_address_that_is_told_on_request_alone_is_asked_for(editor, provider):
    provider.told = {"email": None, "email_verified": None}
    assert by_provider(Client()).headers["Location"] == ADMIN
    SocialAccount.objects.all().delete()
    provider.at_userinfo = provider.person | {"sub": "somebody-else"}
    refused(provider, FAILED, 400)


def test_our_own_factor_is_asked_for_as_ever(editor, provider):
    client = Client()
    by_provider(client)
    assert client.get(ADMIN).headers["Location"] == reverse("mfa_index")
    set_up_app(client)
    assert by_provider(Client()).headers["Location"] == reverse("mfa_authenticate")


@pytest.mark.parametrize(
    ("is_believed", "said", "gets_in"),
    [
        (True, {"amr": ["pwd", "mfa"]}, True),
        (True, {"acr": "strong"}, True),
        (True, {"amr": ["pwd"], "acr": "weak"}, False),
        (True, {"amr": "mfa"}, False),
        (True, {}, False),
        (False, {"amr": ["mfa"], "acr": "strong"}, False),
    ],
)
def test_the_providers_factor_counts_if_it_is_believed_and_says_so(
    editor, provider, settings, is_believed, said, gets_in
):
    settings.SINGLE_SIGN_ON |= {"strong_factor": is_believed}
    provider.told = said
    client = Client()
    by_provider(client)
    assert is_in(client) == gets_in
    assert ("acr_values" in provider.asked[0]) == is_believed
    if is_believed:
        assert provider.asked[0]["acr_values"] == "strong"  # which the provider says that it has


def test_who_has_a_factor_here_need_not_show_it_besides_the_providers(with_app, provider, settings):
    settings.SINGLE_SIGN_ON |= {"strong_factor": True}
    provider.told = {"amr": ["mfa"]}
    client = Client()
    assert by_provider(client).headers["Location"] == ADMIN
    assert is_in(client)


def test_before_the_log_in_is_changed_the_provider_asks_anew(editor, provider):
    client = Client()
    by_provider(client)
    editor.set_unusable_password()
    editor.save()
    by_provider(client := Client())
    with time_machine.travel(time.time() + 900):
        provider.told = {"auth_time": int(time.time()) - 900}
        answer = client.get(reverse("mfa_activate_totp"))
        assert answer.headers["Location"] == f"{reverse('single_sign_on')}?next=%2Faccount%2Fapp%2F"
        assert "noch einmal" in client.get(answer.headers["Location"]).text
        assert FAILED in by_provider(client, next="/account/app/").text
        assert provider.asked[-1]["max_age"] == "600"
        provider.told = {}
        assert by_provider(client, next="/account/app/").headers["Location"] == "/account/app/"
        assert client.get("/account/app/").status_code == 200


def test_where_the_provider_is_the_only_way_administrators_alone_have_another(editor, provider, settings):
    settings.SINGLE_SIGN_ON |= {"only": True}
    page = Client().get(reverse("account_login")).text
    assert page.index("Mit Hauskonto anmelden") < page.index("<details>") < page.index("passkey-form")
    assert log_in(Client()).headers["Location"] == ADMIN
    editor.is_superuser = False
    editor.save()
    answer = log_in(client := Client())
    assert (answer.status_code, "meldet sich mit Hauskonto an" in answer.text) == (403, True)
    assert client.get(reverse("mfa_index")).status_code == 302
    assert by_provider(client).status_code == 302
    assert "Passwort ändern" not in client.get(reverse("mfa_index")).text
    notices.send_reset(editor.email)
    with pytest.raises(outbox.UnwantedError):
        outbox.write(OutboxMail.objects.get(kind="accounts.password_reset"))


def test_where_the_provider_is_the_only_way_the_invitation_says_so(editor, provider, settings):
    settings.SINGLE_SIGN_ON |= {"only": True}
    person = User.objects.create(username="neu", email="neu@example.org")
    person.set_unusable_password()
    person.save()
    notices.invite(person)
    mail = written(kind="accounts.invitation").get()
    assert "Hauskonto" in mail.text
    assert "/account/single-sign-on/" in mail.text
    assert "/password/" not in mail.text


def test_guesses_of_others_lock_nobody_out_of_single_sign_on(editor, provider):
    for _attempt in range(12):
        log_in(Client(), "redaktion", "falsch")
    assert by_provider(Client()).headers["Location"] == ADMIN


def test_traces_tell_by_which_way_somebody_has_logged_in(editor, provider):
    client = Client()
    by_provider(client)
    client.post(reverse("account_logout"))
    assert client.get("/account/").headers["Location"] == reverse("account_login")
    log_in(Client())
    provider.told = {"email_verified": False, "sub": "x"}
    by_provider(Client())
    back = reverse("single_sign_on_callback")
    assert list(AccessRecord.objects.order_by("pk").values_list("act", "user", "screen")) == [
        ("log-in", editor.pk, back),
        ("log-out", editor.pk, reverse("account_logout")),
        ("log-in", editor.pk, reverse("account_login")),
        ("log-in-failed", None, back),
    ]


def test_a_provider_of_the_database_counts_for_nothing(editor, provider, settings):
    SocialApp.objects.create(
        provider="openid_connect", provider_id=provider.address, client_id="another", secret="x", name="x",
        settings={"server_url": provider.address},
    )  # fmt: skip
    assert parse_qs(urlsplit(begin(Client())).query)["client_id"] == [CLIENT]
    settings.SINGLE_SIGN_ON = {}
    assert Client().post(reverse("single_sign_on")).status_code == 404


def test_an_administrator_disconnects_who_has_another_sub(editor, provider, settings, admin_client):
    settings.STRONG_FACTOR_REQUIRED = False
    by_provider(client := Client())
    address = reverse("accounts_admin:help_in", args=[editor.pk])
    assert "Vom Anbieter trennen" in admin_client.get(address).text
    admin_client.post(address, {"disconnect": "1"})
    assert not is_in(client)
    assert "Vom Anbieter trennen" not in admin_client.get(address).text
    provider.person["sub"] = "a-new-one"
    by_provider(client)
    assert is_in(client)


def test_who_gets_a_new_start_or_loses_the_name_is_known_to_the_provider_no_more(editor, provider):
    client = Client()
    by_provider(client)
    factors.give_new_start(editor)
    assert client.get("/account/").headers["Location"] == reverse("account_login")
    assert not SocialAccount.objects.exists()
    by_provider(client)
    former_staff.anonymise(User.objects.filter(pk=editor.pk))
    assert not SocialAccount.objects.exists()
