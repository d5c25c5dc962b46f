from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connections
from django.test import Client, override_settings

from home import mail
from home.models import JobRun, OutboxMail, SignedLink

TEMPLATES = deepcopy(settings.TEMPLATES)
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]


@pytest.fixture
def notice():
    """A kind of mail that only tests send."""
    mail.register("sample.notice", purpose="test")
    with override_settings(TEMPLATES=TEMPLATES):
        yield "sample.notice"
    del mail._kinds["sample.notice"]


@pytest.fixture
def committed(db):
    """
    A connection beside the test's transaction, so that others see what is written.

    Unlike Django's transactional tests it leaves the set-up site alone, and clears up only what it is used for.
    """
    within_transaction = connections["default"]
    connections["default"] = within_transaction.copy()
    _clear()
    yield
    _clear()
    connections["default"].close()
    connections["default"] = within_transaction


def _clear():
    OutboxMail.objects.all().delete()
    SignedLink.objects.all().delete()
    JobRun.objects.all().delete()


@pytest.fixture
def client_of(django_user_model):
    """`client_of(group)`: someone of the group has logged in."""

    def log_in(group):
        user = django_user_model.objects.create_user(group, f"{len(group)}@example.org", "a-password-for-tests")
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return log_in
