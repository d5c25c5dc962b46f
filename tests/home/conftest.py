from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from home import mail
from home.models import JobRun, OutboxMail

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
def committed(django_db_setup, django_db_blocker):
    """
    A database in which other connections see what was written.

    Unlike Django's transactional tests it leaves the set-up site alone, and clears up only what it is used for.
    """
    with django_db_blocker.unblock():
        _clear()
        yield
        _clear()


def _clear():
    OutboxMail.objects.all().delete()
    JobRun.objects.all().delete()
