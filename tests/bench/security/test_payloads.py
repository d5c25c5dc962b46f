"""Hundreds of scripts typed wherever somebody may type, and looked for in all that the site answers: none runs."""

import re
from email import message_from_bytes
from email.policy import default

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from core.mail import worker
from core.public_forms import limits
from core.text import languages
from home.models import User
from search import vocabulary
from tests import factories
from tests.bench.security.live import Answer, in_html
from tests.bench.security.payloads import PAYLOADS, SAMPLE, fitting, one_line
from tests.bench.security.planting import plant
from tests.contract import public_pages
from tests.contract.admin_addresses import address, patterns
from tests.contract.browser import WORDS, Sender
from tests.contract.test_every_public_form import LISTS
from tests.contract.test_hidden_things import MACHINES, crawl
from tests.contract.test_roles_matrix import BREAK
from tests.html import soup_of
from tests.mails import written
from tests.roles import client_of
from tests.sampling import sample

pytestmark = pytest.mark.django_db
INBOX = re.compile(r"snippets/\w+/\w+/(edit/|inspect/|history/|results/)?(<|$)|events/<int:event_id>/participants/")
NOT_OURS = {"failwhale/", "sprite/"} | BREAK  # fails on purpose; a picture of Wagtail's own


WHOLE = pytest.param(PAYLOADS, marks=pytest.mark.bench)


@pytest.fixture(scope="module", params=[SAMPLE, WHOLE], ids=["sample", "whole"])
def kept_site(kept, request):
    with transaction.atomic():  # the next corpus comes into a site without this one
        vocabulary.forget()
        yield plant(request.param, translated_every=12 if request.param is SAMPLE else 1)
        transaction.set_rollback(True)


@pytest.fixture
def payloads(kept_site, db):
    return kept_site.payloads


@pytest.fixture
def every(payloads):
    """Of so many addresses the suite asks for one."""
    return 12 if payloads is SAMPLE else 1


def faults(answers):
    return [fault for answer in answers for fault in answer.faults()]


def told(payloads, answers):
    print(f"\n{len(payloads)} payloads × {len(answers)} answers")  # noqa: T201


def test_the_corpus_is_large_and_would_run():
    """Else nothing would be found because nothing was looked for."""
    assert len(PAYLOADS) >= 300
    around = "<p>{}</p>", '<a href="{}">a</a>', '<p title="{}">a</p>', "<p title='{}'>a</p>"
    seen = [payload for payload in PAYLOADS if any(list(in_html(place.format(payload))) for place in around)]
    assert len(seen) >= 300


def test_readers_get_words(kept_site, payloads, db):
    beginnings = [f"/{code}/" for code in languages.CODES] + MACHINES
    answers = crawl(beginnings, most=25 if payloads is SAMPLE else 600, keep=Answer.of).values()
    told(payloads, answers)
    assert faults(answers) == []


def test_the_admin_shows_words(payloads, every):
    client = client_of(User.objects.get(username="admin"))
    cookies, answers = client.cookies.copy(), []
    for pattern in [pattern for pattern in patterns() if pattern not in NOT_OURS][::every]:
        response = client.get(address(pattern))
        client.cookies = cookies.copy()
        if response.status_code == 200:
            answers.append(Answer.of(response))
    told(payloads, answers)
    assert faults(answers) == []


@pytest.fixture
def patient(monkeypatch):
    """No form asks for a proof of work, or finds that somebody has sent enough."""
    monkeypatch.setattr(limits, "counters", lambda *args: [])
    monkeypatch.setattr(limits, "count", lambda counted: None)


def typed_into(sender, payloads, start):
    """Payloads for each field of words, as many as it takes, and as names of files."""
    typed = {}
    for place, name in enumerate(sender.fields):
        field = sender.form.find(attrs={"name": name})
        if name in sender.files:
            named = fitting(payloads, 90, start + place, lambda payload: "/" not in payload and one_line(payload))
            quoted = named[0].replace('"', "%22") if named else "a"  # as browsers write names into the header
            typed[name] = SimpleUploadedFile(f"{quoted}.pdf", factories.pdf())
        elif sender.sent[name] == [WORDS]:
            is_short = field.name == "input"
            most = 2 if name == "others" else None  # a person a line, and no more than come along
            size, takes = int(field.get("maxlength", 120 if is_short else 2000)), one_line if is_short or most else bool
            words = fitting(payloads, size, start + place, takes)[:most]
            typed[name] = ("" if is_short else "\n").join(words)
    return typed


@pytest.mark.parametrize("form_class", sample(public_pages.FORMS, 5), ids=lambda form_class: form_class.__name__)
def test_forms_come_back_and_arrive_as_words(form_class, payloads, every, home, patient):
    make_page, field = public_pages.FORMS[form_class]
    answers, arrived = [], 0
    with time_machine.travel("2026-11-26 10:00", tick=False) as clock:
        sender = Sender(strangers_client(payloads), make_page(home), field, **public_pages.VALID.get(form_class, {}))
        clock.shift(60)
        for start in range(0, len(payloads), len(payloads) // (12 // every)):
            typed = typed_into(sender, payloads, start)
            with transaction.atomic():
                wrong = dict.fromkeys([*sender.fields[:2], "email"], "x" * 3000)
                answers.append(Answer.of(sender.client.post(sender.action, sender.sent | typed | wrong)))
                for name in sender.files & typed.keys():
                    typed[name].seek(0)
                response = sender.client.post(sender.action, sender.sent | typed)
                arrived += response.status_code in {302, 303}
                answers += mails()
                answers += [Answer.of(response)] + inboxes(every) * (start == 0)
                transaction.set_rollback(True)
    told(payloads, answers)
    assert arrived, (response.status_code, response.context and response.context["form"].errors)
    assert faults(answers) == []


def strangers_client(payloads):
    said = " ".join(fitting(payloads, 2000, 0, lambda payload: payload.isascii() and one_line(payload)))
    return Client(headers={"user-agent": said, "referer": f"https://testserver/de/?{said}"})


def inboxes(every):
    """What came in last, as its list and its own page show it."""
    client = client_of(User.objects.get(username="admin"))
    shown = [pattern for pattern in patterns() if INBOX.match(pattern)][::every]
    answers = [client.get(address(pattern)) for pattern in shown]
    return [Answer.of(answer) for answer in answers if answer.status_code == 200]


def mails():
    """As they are sent; a header is one line, and nobody gets one whom the outbox does not name."""
    answers = []
    for mail in written(state="queued"):
        message = message_from_bytes(worker.build(mail).message().as_bytes(), policy=default)
        assert not {"Bcc", "Set-Cookie", "Cc"} & set(message)
        assert message["To"].count("@") <= 2
        html = next(part for part in message.walk() if part.get_content_type() == "text/html").get_content()
        answers.append(Answer(f"mail {mail.kind}", "text/html", "nosniff", html.encode()))
    return answers


@pytest.mark.parametrize("name", sample(LISTS, 7))
def test_what_is_asked_of_lists_stays_words(name, payloads, every, home, client):
    where = LISTS[name](home)
    names = {field["name"] for field in soup_of(client.get(where)).select("form input[name], form select[name]")}
    answers = []
    for start in range(0, len(payloads), 40):
        words = " ".join(payloads[start : start + 40 : every])[:1500]
        asked = dict.fromkeys(names | {"p", "page", "ordering", "month", "lang"}, words)
        answers += [client.get(where, asked | {"q": words[:200]}), client.get("/de/-/suggestions", {"q": words[:200]})]
    assert faults(map(Answer.of, answers)) == []
