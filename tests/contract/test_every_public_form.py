"""Whatever is sent for a field of a form that anyone may send: there is a message at it, and no word is lost."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from core.mail import outbox
from core.mail.models import OutboxMail
from core.public_forms import limits
from core.public_forms.form import PublicForm
from core.public_forms.models import Submission
from events.registration.form import ChangeForm
from newsletter.form import PreferencesForm
from partnerships.contributions.forms import EntryForm
from tests import factories
from tests.contract.browser import VALID as VALID_WORDS
from tests.contract.browser import Sender, check_filters, form_in, message_at
from tests.contract.forms import TOO_LONG_ADDRESS
from tests.contract.public_pages import FORMS, VALID, topics
from tests.sampling import audited, sample

pytestmark = pytest.mark.django_db
ON_PAGES = [form for form in FORMS if form not in {ChangeForm, EntryForm, PreferencesForm}]
WITH_EMAIL = [form for form in FORMS if "email" in form.base_fields and form is not ChangeForm]


@pytest.fixture(params=sample(FORMS, 3), ids=lambda form_class: form_class.__name__)
def reader(request, home, monkeypatch):
    monkeypatch.setattr(limits, "counters", lambda *args: [])
    monkeypatch.setattr(limits, "count", lambda counted: None)
    topics()
    form_class = request.param
    make_page, field = FORMS[form_class]
    with time_machine.travel("2026-11-26 10:00", tick=False) as clock:
        opened = Sender(Client(), make_page(home), field, **VALID.get(form_class, {}))
        clock.shift(60)
        yield opened


def test_a_message_stands_at_the_field_and_nothing_breaks(reader, whole, subtests):
    assert reader.send().status_code in {302, 303}
    reader.try_everything(subtests, whole)
    for content_type in ("application/x-www-form-urlencoded", "application/json"):
        with subtests.test(content_type=content_type):
            assert reader.send_bytes(content_type).status_code < 500


@pytest.mark.parametrize("how", [PageViewRestriction.PASSWORD, audited(PageViewRestriction.LOGIN)])
@pytest.mark.parametrize("reader", sample(ON_PAGES, 3), indirect=True)
def test_what_was_typed_comes_back_when_the_page_is_made_private_meanwhile(reader, how):
    for page in Page.objects.filter(depth=3):
        PageViewRestriction.objects.create(page=page, restriction_type=how, password="geheim")
    before = Submission.objects.count()
    answer = reader.client.post(reader.action, reader.sent)
    assert answer.status_code == 404
    assert answer.context["typed"]
    assert Submission.objects.count() == before


def overview(factory):
    return lambda home: factory(parent=home).url


LISTS = {
    "directory": overview(factories.PartnershipIndexPageFactory),
    "practices": overview(factories.BestPracticeIndexPageFactory),
    "funding": overview(factories.FundingIndexPageFactory),
    "signpost": overview(factories.SignpostPageFactory),
    "partner search": overview(factories.PartnerSearchPageFactory),
    "events": overview(factories.EventIndexPageFactory),
    "news": overview(factories.NewsIndexPageFactory),
    "search": lambda home: reverse("search:results"),
}


@pytest.mark.parametrize("name", LISTS)
def test_no_filter_of_a_list_breaks(name, whole, home, client, subtests):
    topics()
    check_filters(client, LISTS[name](home), subtests, whole)


def leaves(form_class):
    below = form_class.__subclasses__()
    return {form_class} | {leaf for child in below for leaf in leaves(child)}


def test_every_form_is_tried():
    ours = {form for form in leaves(PublicForm) if not form.__module__.startswith("tests.") and form.name}
    assert ours <= set(FORMS)


@pytest.mark.parametrize("reader", sample(WITH_EMAIL, 3), indirect=True)
def test_few_mails_go_to_an_address_that_anybody_may_have_typed(reader):
    assert reader.send().status_code in {302, 303}
    sent = OutboxMail.objects.filter(to=VALID_WORDS["email"])
    assert all(outbox.kind_named(mail.kind).unasked for mail in sent)


@pytest.mark.parametrize("reader", sample(WITH_EMAIL, 4), indirect=True)
def test_a_letter_that_no_mail_reaches_is_named(reader, subtests):
    for address, letter in [("jürgen@example.org", "ü"), ("oksana.кoval@example.org", "к")]:
        with subtests.test(letter=letter):
            form = form_in(reader.send(email=address), "email")
            assert f"„{letter}“" in message_at(form, "email")


@pytest.mark.parametrize("reader", sample(WITH_EMAIL, 4), indirect=True)
def test_an_address_that_is_too_long_is_named(reader):
    assert "254" in message_at(form_in(reader.send(email=TOO_LONG_ADDRESS), "email"), "email")
