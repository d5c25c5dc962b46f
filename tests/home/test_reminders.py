"""Editors are reminded once a month of what nobody has checked for long."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Locale

from core.mail.models import OutboxMail
from home.models import HomePage
from home.staff import reminders, roles
from partnerships.models import FundingProgrammePage
from partnerships.models.funding import CHECK_AFTER_DAYS
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(django_user_model):
    """Two editors, one of whom reads French, one without an address, and somebody who is no editor."""
    from wagtail.users.models import UserProfile

    made = {}
    for name, group in (("anna", roles.EDITORS), ("luc", roles.PUBLISHERS), ("mute", roles.EDITORS), ("uwe", None)):
        user = django_user_model.objects.create_user(name, "" if name == "mute" else f"{name}@example.org", "x" * 20)
        if group:
            user.groups.add(Group.objects.get(name=group))
        made[name] = user
    made["luc"].groups.add(Group.objects.get(name=roles.EDITORS))
    UserProfile.objects.create(user=made["luc"], preferred_language="fr")
    return made


@pytest.fixture(scope="module")
def kept_programme(kept):
    index = factories.FundingIndexPageFactory(parent=HomePage.objects.get(locale__language_code="de"))
    long_ago = timezone.localdate() - datetime.timedelta(days=CHECK_AFTER_DAYS + 1)
    due = factories.FundingProgrammePageFactory(parent=index, title="Vergessen", checked_on=long_ago)
    factories.FundingProgrammePageFactory(parent=index, title="Frisch")
    factories.FundingProgrammePageFactory(parent=index, title="Entwurf", checked_on=long_ago, live=False)
    for page in (index, due):
        factories.translate(page, Locale.objects.get(language_code="fr"))
    return due.pk


@pytest.fixture
def programmes(kept_programme, db):
    return FundingProgrammePage.objects.get(pk=kept_programme)


def mails():
    return {mail.to: mail for mail in OutboxMail.objects.filter(kind=reminders.KIND)}


def test_editors_get_one_mail_with_what_is_due(people, programmes):
    assert reminders.remind() == 2
    assert set(mails()) == {"anna@example.org", "luc@example.org"}
    german, french = mails()["anna@example.org"], mails()["luc@example.org"]
    assert (german.language, french.language) == ("de", "fr")
    assert german.text.count("Vergessen") == 1
    assert f"/admin/pages/{programmes.pk}/edit/" in german.text
    assert "Frisch" not in german.text
    assert "Entwurf" not in german.text


def test_a_second_run_sends_nothing_until_the_next_month(people, programmes):
    with time_machine.travel(datetime.datetime(2040, 5, 1, 12, tzinfo=datetime.UTC)):
        assert reminders.remind() == 2
    with time_machine.travel(datetime.datetime(2040, 5, 31, 12, tzinfo=datetime.UTC)):
        assert reminders.remind() == 0
    with time_machine.travel(datetime.datetime(2040, 6, 1, 12, tzinfo=datetime.UTC)):
        assert reminders.remind() == 2


def test_nothing_due_is_no_mail(people, programmes):
    programmes.checked_on = timezone.localdate()
    programmes.save_revision().publish()
    assert reminders.remind() == 0
    assert mails() == {}


def test_statement_that_is_a_year_old_is_due(people, home):
    old = timezone.localdate() - datetime.timedelta(days=366)
    factories.AccessibilityStatementPageFactory(parent=home, title="Erklärung", reviewed_on=old)
    reminders.remind()
    assert "Erklärung" in mails()["anna@example.org"].html
