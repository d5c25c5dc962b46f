"""The form in which one registers: whatever is sent, a clear sentence in the reader's language, and nothing is lost."""

import time
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext
from wagtail.models import PageViewRestriction

from core.mail.models import OutboxMail
from core.privacy import links
from core.public_forms.limits import Limits
from core.public_forms.token import MAX_AGE, Token
from events.models import EventPage, Question, Registration
from events.registration import mails
from events.registration.form import RegistrationForm
from tests.addresses import below
from tests.events.registrations import register, states
from tests.html import soup_of
from tests.mails import written
from tests.sampling import audited

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
REQUIRED = "Please fill in: %(label)s"
TOO_LONG = (
    "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
    "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
)
NO_EMAIL = "Enter a valid email address."
NO_CHOICE = "Select a valid choice. %(value)s is not one of the available choices."
LONG_ADDRESS = f"a@{'.'.join(['b' * 60] * 4)}.example.org"  # every part is as it may be


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return with_questions(make_kept, in_german_only=True).pk


@pytest.fixture(scope="module")
def kept_trilingual(make_kept):
    return with_questions(make_kept).pk


@pytest.fixture
def trilingual(kept_trilingual, db):
    return EventPage.objects.get(pk=kept_trilingual)


def with_questions(make, **facts):
    event = make(policy="open", attendance="hybrid", capacity_on_site=2, party_limit=3, **facts)
    words = {"label_de": "Frage", "label_fr": "Question", "label_uk": "Питання"}
    choices = {"choices_de": "a\nb", "choices_fr": "a\nb", "choices_uk": "a\nb"}
    for key, facts in {
        "diet": {"type": "choice", "sensitive": True},
        "days": {"type": "multiple"},
        "why": {"type": "long-text"},
        "first": {"type": "yes-no", "required": True},
    }.items():
        Question(event=event, key=key, **(words | choices | facts)).save()
    return event


def page_of(event, language="de"):
    return EventPage.objects.get(translation_key=event.translation_key, locale__language_code=language)


def address(event, language="de"):
    """Where the form of its page in a language is sent."""
    with translation.override(language):
        return reverse("registration:submit", args=[page_of(event, language).pk])


def filled(event, *, age=30, **changes):
    """What a browser sends from a form that was handed out some seconds ago."""
    token = Token.new("registration", str(event.translation_key))
    return {
        "form_token": str(Token(token.form, token.target, token.key, time.time() - age)),
        "homepage": "", "person": "Amina Muster", "email": "amina@example.org", "organisation": "Ulm",
        "attendance": "on-site", "others": "", "first": "yes", "others_agree": "on",
    } | changes  # fmt: skip


def send(event, language="de", client=None, **changes):
    client = client or Client(enforce_csrf_checks=True, raise_request_exception=False)
    return client.post(address(event, language), filled(event, **changes))


# What is sent, and the sentence that must stand in the answer; with numbers where the sentence has some.
BAD = {
    "no name": ({"person": ""}, (REQUIRED, "Your name")),
    "a name of blanks": ({"person": "  \t "}, (REQUIRED, "Your name")),
    "a name of control characters only": ({"person": "\u202e\u200b\x07"}, (REQUIRED, "Your name")),
    "a name of 1 MB": ({"person": "x" * MEGABYTE}, (*TOO_LONG, 200, MEGABYTE)),
    "a long organisation": ({"organisation": "x" * 201}, (*TOO_LONG, 200, 201)),
    "a long answer": ({"why": "x" * MEGABYTE}, (*TOO_LONG, 5000, MEGABYTE)),
    "no address": ({"email": ""}, (REQUIRED, "Your e-mail address")),
    "half an address": ({"email": "amina@"}, NO_EMAIL),
    "a header in the address": ({"email": "a@example.org\r\nBcc: b@example.org"}, NO_EMAIL),
    "two addresses": ({"email": "a@example.org, b@example.org"}, NO_EMAIL),
    "an address too long to keep": ({"email": LONG_ADDRESS}, (*TOO_LONG, 254, len(LONG_ADDRESS))),
    "no way to take part": ({"attendance": ""}, (REQUIRED, "How will you take part?")),
    "an unknown way": ({"attendance": "by-mail"}, (NO_CHOICE, "by-mail")),
    "too many people": (
        {"others": "B\nC\nD"}, ("Those are too many people for one registration: at most %(number)s besides you.", 2)
    ),
    "a long name of another": ({"others": "x" * 201}, "A name can have 200 characters at most."),
    "a required question": ({"first": ""}, (REQUIRED, "")),
    "neither yes nor no": ({"first": "maybe"}, (NO_CHOICE, "maybe")),
    "an unknown choice": ({"diet": "9"}, (NO_CHOICE, "9")),
    "an unknown choice of several": ({"days": ["1", "8"]}, (NO_CHOICE, "8")),
    "others who were not asked": (
        {"others_agree": ""}, "Please confirm that those whom you name know of it and agree."
    ),
    "needs without consent": ({"diet": "2"}, "Please agree to this, or leave the answers on your needs empty."),
    "the trap": ({"homepage": "x"}, "A field that nobody should see was filled in. Please send the form once more."),
    "too late a form": (
        {"age": MAX_AGE + 60},
        "This form was open for more than two hours. Nothing is lost: please check it and send it once more.",
    ),
    "too quick": ({"age": 0.5}, "That was very quick. Please wait a few seconds and send the form once more."),
    "no token": (
        {"form_token": ""}, "This form could not be checked. Nothing is lost: please send it once more."
    ),
    "a forged token": (
        {"form_token": "x:y:z"}, "This form could not be checked. Nothing is lost: please send it once more."
    ),
}  # fmt: skip
STATUS = {"too quick": 429, "no token": 403, "a forged token": 403}


def sentence(expected, language):
    with translation.override(language):
        if isinstance(expected, str):
            return gettext(expected)
        if len(expected) == 4:
            one, many, limit, given = expected
            return ngettext(one, many, limit) % {"limit_value": limit, "show_value": given}
        words, value = expected
        return gettext(words) % {"value": value, "number": value, "label": gettext(str(value)) if value else ""}


def typed_in(soup):
    """What the form holds now."""
    texts = {field["name"]: field.get("value", "") for field in soup.select("main input[type=text], input[type=email]")}
    texts |= {field["name"]: field.get_text().strip("\r\n") for field in soup.select("main textarea")}
    checked = {field["name"]: field["value"] for field in soup.select("main input[type=radio][checked]")}
    return texts | checked


def test_bad_input_is_told_in_the_readers_language_and_nothing_is_lost(trilingual):
    for number, (name, (changes, expected)) in enumerate(BAD.items()):
        language = ["de", "fr", "uk"][number % 3]
        response = send(trilingual, language, **({"others": "Borys Приклад"} | changes))
        assert response.status_code == STATUS.get(name, 422), name
        assert response["Content-Language"] == language
        soup = soup_of(response)
        assert " ".join(sentence(expected, language).split()) in " ".join(soup.main.get_text(" ").split()), name
        assert soup.title.string.startswith(sentence("Error:", language))
        held = typed_in(soup)
        assert held["person"] == changes.get("person", "Amina Muster").replace("\u202e\u200b\x07", "").replace(
            "\t", " "
        )
        if "others" not in changes and name not in {"too many people", "a long name of another"}:
            assert held["others"] == "Borys Приклад"
        for field in ("organisation", "why", "first"):
            if field in changes and name not in {"neither yes nor no"}:
                assert held.get(field, "") == changes[field], name
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
    assert not Registration.objects.exists()
    assert not OutboxMail.objects.exists()


STRANGE = {
    "a formula": ("=HYPERLINK(\"http://evil.example\")", "=HYPERLINK(\"http://evil.example\")"),
    "emoji": ("Amina 👩🏽‍🌾🇺🇦", "Amina 👩🏽‍🌾🇺🇦"),
    "right to left": ("أمينة מוסטר", "أمينة מוסטר"),
    "turned direction": ("Amina \u202egnp.exe", "Amina gnp.exe"),
    "a header": ("Amina\r\nBcc: b@example.org", "Amina Bcc: b@example.org"),
    "a NUL": ("Ami\x00na", "Amina"),
    "a template": ("{{ settings.SECRET_KEY }} {name} %(name)s", "{{ settings.SECRET_KEY }} {name} %(name)s"),
    "markup": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
}  # fmt: skip


def test_strange_names_are_taken_as_they_are_and_do_no_harm(event):
    for number, (name, (typed, kept)) in enumerate(STRANGE.items()):
        response = send(event, person=typed, email=f"r{number}@example.org", others=typed.replace("\r\n", " "))
        assert response.status_code == 303, name
        registration = Registration.objects.get(email=f"r{number}@example.org")
        assert registration.name == kept
        assert registration.attendees.get().name == kept
        mail = written(to=registration.email).get()
        assert kept in mail.text
        assert "\n" not in mail.subject
        assert mail.headers == {}
        assert "<script>" not in mail.html


def test_what_no_form_can_be_is_refused_without_an_error_of_ours(event):
    client = Client(raise_request_exception=False)
    url = address(event)
    posts = [
        client.post(url, b"person=%ff%fe&email=%ed%a0%80", content_type="application/x-www-form-urlencoded"),
        client.post(url, b"--x", content_type="multipart/form-data; boundary=x"),
        client.post(url, b"{}", content_type="application/json"),
        client.post(url, filled(event, **{f"x{number}": "" for number in range(12_000)})),
        client.post(url, filled(event, person="x" * 4 * MEGABYTE)),
        client.post(url, filled(event), HTTP_SEC_FETCH_SITE="cross-site"),
        client.post(url, filled(event), HTTP_ORIGIN="https://evil.example"),
        client.put(url, filled(event)),
        client.get(f"{event.url}anmeldung/", {"sent": "x" * 500}),
    ]
    assert [response.status_code for response in posts] == [403, 403, 403, 400, 400, 403, 403, 405, 200]
    assert all(response["Content-Language"] == "de" for response in posts)
    assert not Registration.objects.exists()


def later(**span):
    return timezone.now() + timezone.timedelta(**span)


@pytest.mark.parametrize("in_all", [False, audited(True)])
def test_who_comes_early_or_late_is_told_so(in_all, trilingual):
    for own, facts, words in [
        ("uk", {"opens_at": later(days=1)}, "Registration has not opened yet."),
        ("fr", {"opens_at": None, "closes_at": later(days=-1)}, "Registration has closed."),
        ("de", {"closes_at": None, "starts_at": later(hours=-1)}, "Registration has closed."),
        ("fr", {"status": "cancelled"}, "This event has been cancelled."),
        ("uk", {"policy": "none"}, "One cannot register for this event here."),
    ]:
        EventPage.objects.filter(pk=trilingual.pk).update(**facts)
        for language in ("de", "fr", "uk") if in_all else [own]:
            response = send(trilingual, language)
            assert response.status_code == 422
            assert sentence(words, language) in soup_of(response).main.get_text()
        assert Client().get(f"{trilingual.url}anmeldung/").status_code == 200
    assert not Registration.objects.exists()


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_the_form_is_sent_past_the_tree_of_pages_and_whoever_comes_back_finds_its_page(trilingual, language):
    page = below(page_of(trilingual, language), "registration")
    assert soup_of(Client().get(page)).main.form["action"] == address(trilingual, language)
    wrong = send(trilingual, language, person="")
    assert soup_of(wrong).main.form["action"] == address(trilingual, language)
    assert Client().get(address(trilingual, language))["Location"] == page
    assert urlsplit(send(trilingual, language)["Location"]).path == page


def test_what_readers_may_not_see_takes_no_forms(trilingual):
    """Another language's page, a draft, and a page for members; past the tree the same holds as in it."""
    german = page_of(trilingual, "de")
    assert Client().post(f"/fr/inscription/pour/{german.pk}/", filled(trilingual)).status_code == 404
    PageViewRestriction.objects.create(page=german, restriction_type="login")
    assert send(trilingual).status_code == 404
    german.unpublish()
    assert send(trilingual, "fr").status_code == 404
    assert not Registration.objects.exists()


def test_a_form_of_another_event_is_no_form_of_this_one(event, make_in_german):
    other = make_in_german(title="Anderes", policy="open")
    assert send(event, form_token=filled(other)["form_token"]).status_code == 403
    assert not Registration.objects.exists()


def test_sent_twice_is_one_registration_and_one_mail(event):
    data = filled(event)
    answers = [Client().post(address(event), data) for _time in range(3)]
    # The address has the time in it, by the second.
    assert {(response.status_code, urlsplit(response["Location"]).path) for response in answers} == {
        (303, f"{event.url}anmeldung/")
    }
    assert Registration.objects.count() == OutboxMail.objects.count() == 1
    assert soup_of(Client().get(answers[0]["Location"])).find(id="sent")


def test_a_known_address_gets_the_same_answer_as_a_stranger(event):
    """Same status, headers and page; only the mail tells."""
    EventPage.objects.update(capacity_on_site=20)
    register(event, email="carla@example.org")
    seen = []
    for email in ("amina@example.org", "AMINA@Example.org", "Carla@example.org", "borys@example.org"):
        response = send(event, email=email)
        shown = soup_of(Client().get(response["Location"])).main.get_text()
        seen.append((response.status_code, sorted(response.headers), shown))
    assert seen[0] == seen[1] == seen[2] == seen[3]
    assert Registration.objects.exclude(state__in=Registration.ENDED).count() == 3

    def kinds(address):
        return list(OutboxMail.objects.filter(to__iexact=address).order_by("pk").values_list("kind", flat=True))

    assert kinds("amina@example.org") == ["events.verify", "events.verify"]
    assert kinds("carla@example.org") == ["events.verify", "events.confirmed", "events.already"]


def test_a_full_event_takes_people_on_its_list(event):
    register(event), register(event)
    assert send(event).status_code == 303
    waiting = Registration.objects.latest("pk")
    assert waiting.seats_held == 0
    assert states(waiting) == ["unverified"]


def test_a_crowd_that_registers_and_confirms_asks_little_of_the_database(event, client, django_assert_max_num_queries):
    """At a full event, as it is for most of a crowd: each statement costs the processor half a millisecond."""
    register(event, seats=2)
    send(event, client=client, email="first@example.org")  # reads what each process reads once
    own_page = links.create(mails.SCOPE, register(event, verified=False), mails.LINK_LASTS)
    with django_assert_max_num_queries(20):
        send(event, client=client, email="second@example.org")
    with django_assert_max_num_queries(14):
        client.post(reverse("registration:self_service", args=[own_page]), {"action": "verify"})


def test_all_that_was_typed_is_kept(trilingual):
    assert (
        send(
            trilingual, "fr", others="Borys\n\nCarla", days=["1", "2"], diet="2", why="Peut-être", health_consent="on"
        ).status_code
        == 303
    )
    registration = Registration.objects.get()
    assert (registration.language, registration.seats, registration.state) == ("fr", 3, "unverified")
    assert [person.name for person in registration.attendees.all()] == ["Borys", "Carla"]
    assert registration.health_consent.language == "fr"
    assert "(art.\u00a09" in registration.health_consent.text
    answers = {answer.question_key: (answer.value, answer.sensitive) for answer in registration.answers.all()}
    assert answers == {
        "first": ("yes", False),
        "days": (["1", "2"], False),
        "diet": ("2", True),
        "why": ("Peut-être", False),
    }


def test_who_tells_of_no_needs_and_names_nobody_agrees_to_nothing(event):
    assert not soup_of(Client().get(f"{page_of(event).url}anmeldung/")).select("[name=consent]")
    assert send(event, others_agree="", health_consent="on").status_code == 303
    assert Registration.objects.get().health_consent is None


def test_nobody_must_tell_of_their_health():
    question = Question(sensitive=True, required=True, label_de="Essen")
    with pytest.raises(ValidationError, match=r"freiwillig|voluntary"):
        question.clean()


LATE = (
    "Mails from us are delayed at the moment. Nothing is lost: yours will come, and you need not send the form again."
)


@pytest.mark.parametrize(
    ("waits", "sent", "told"),
    [(None, None, False), (1, None, False), (10, None, True), (10, 8, True), (10, 2, False)],
)
def test_while_the_mail_server_is_away_people_are_told_that_the_mail_comes_later(trilingual, waits, sent, told):
    """Minutes since a mail waits, and since the last one left."""
    for number, (minutes, state) in enumerate([(waits, "queued"), (sent, "sent")]):
        if minutes:
            then = timezone.now() - timezone.timedelta(minutes=minutes)
            values = {"state": state, "queued_at": then, "finished_at": then if state == "sent" else None}
            OutboxMail.objects.create(key=f"{number}", message_id=f"<{number}@x>", kind="home.receipt", **values)
    for language in ("de", "fr", "uk"):
        client = Client()
        answer = client.get(send(trilingual, language, client, email=f"{language}@example.org").url)
        with translation.override(language):
            assert (gettext(LATE) in unescape(answer.content.decode())) is told


@pytest.fixture
def large(make_in_german):
    return make_in_german(policy="open", capacity_on_site=500)


@pytest.mark.audit
def test_a_town_hall_of_sixty_registers_within_five_minutes_behind_one_address(large):
    hall = Client(REMOTE_ADDR="192.0.2.7")
    with time_machine.travel("2027-01-12 10:00", tick=False) as clock:
        EventPage.objects.filter(pk=large.pk).update(starts_at=timezone.now() + timedelta(days=30))
        for number in range(60):
            form = soup_of(hall.get(f"{large.url}anmeldung/")).main.find("form", method="post")
            token = form.find("input", attrs={"name": "form_token"})["value"]
            clock.shift(5)
            typed = {"form_token": token, "person": f"Person {number}", "email": f"p{number}@example.org"}
            assert hall.post(form["action"], typed).status_code == 303
    assert Registration.objects.filter(event=large, state="unverified").count() == 60


@pytest.mark.parametrize(
    ("posts", "people"), [(16, 2), audited((1000, 20)), pytest.param(5000, 20, marks=pytest.mark.bench)]
)
def test_robots_on_an_event_stop_no_person(posts, people, large, monkeypatch):
    """Robots from 200 addresses do all but work or wait; people without script wait as they are asked to."""
    limits = RegistrationForm.limits if posts > RegistrationForm.limits.per_target else Limits(per_target=6)
    monkeypatch.setattr(RegistrationForm, "limits", limits)
    for number in range(posts):
        send(large, email=f"r{number}@example.org", client=Client(REMOTE_ADDR=f"203.0.{number % 7}.{number % 200}"))
    assert Registration.objects.count() == limits.per_target
    for number in range(people):
        person, email = Client(REMOTE_ADDR=f"198.51.100.{number}"), f"p{number}@example.org"
        answer = send(large, email=email, client=person)
        assert answer.status_code == 429
        token = soup_of(answer).find("input", attrs={"name": "form_token"})["value"]
        with time_machine.travel(timezone.now() + timedelta(seconds=int(answer.headers["Retry-After"]))):
            assert send(large, email=email, client=person, form_token=token).status_code == 303
    assert Registration.objects.filter(email__startswith="p").count() == people
