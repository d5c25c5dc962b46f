from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from core.mail import outbox

TEMPLATES = deepcopy(settings.TEMPLATES)
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "mail" / "templates"]


@pytest.fixture
def notice(monkeypatch):
    """A kind of mail that only tests send."""
    monkeypatch.setattr("core.mail.outbox._kinds", {kind.name: kind for kind in outbox.kinds()})
    outbox.register("sample.notice", purpose="test")
    with override_settings(TEMPLATES=TEMPLATES):
        yield "sample.notice"
