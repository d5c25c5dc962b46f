from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings

from core.mail import outbox
from core.mail.models import JobRun, OutboxMail
from core.privacy.models import SignedLink

TEMPLATES = deepcopy(settings.TEMPLATES)
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]


@pytest.fixture
def notice():
    """A kind of mail that only tests send."""
    outbox.register("sample.notice", purpose="test")
    with override_settings(TEMPLATES=TEMPLATES):
        yield "sample.notice"
    del outbox._kinds["sample.notice"]


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
