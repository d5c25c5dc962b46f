import gc
import os
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from unittest.mock import Mock, patch

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client
from django.test.utils import override_settings
from django.utils import translation
from modelsearch import signal_handlers
from modelsearch.tasks import insert_or_update_object_task
from wagtail.log_actions import registry
from wagtail.models import Locale
from wagtail.signal_handlers import reference_index_auto_update_disabled as disabled

from core.mail import outbox
from core.mail.models import JobRun, OutboxMail
from core.privacy.models import AccessRecord, SignedLink
from core.public_forms.models import RateCount
from home.models import HomePage, SiteSettings
from search import vocabulary
from tests import database, processes

TEMPLATES = deepcopy(settings.TEMPLATES)
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "core" / "mail" / "templates"]

pytest_plugins = ["tests.browser.fixtures"]  # the sites and the browser, for walks as well

# The processes that tests start would each compile all packages for themselves.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_configure(config):
    """Any file of tests runs alone in a fresh clone: the catalogues are compiled before the first text is read."""
    if not hasattr(config, "workerinput"):  # in the process that starts those of a parallel run, and waits for them
        call_command("messages", compile=True, verbosity=0)


def pytest_collection_finish():
    """What is loaded by now stays: to look through it for garbage again and again takes a seventh of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Every test finds the three languages with their home pages, but none has the database that did not ask for it."""
    with django_db_blocker.unblock():
        database.create()
        call_command("setup_site", verbosity=0)
        SiteSettings.objects.update(is_public=True)
        processes.make_public_role()  # not within a test: a long transaction on all tables gets in the server's way
    yield
    with django_db_blocker.unblock():
        database.drop()


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """
    For fixtures of a whole module: what they store is there for each of its tests, and gone after the last.

    A test sees it as it was, whatever another has done to the rows; objects in memory it has to read anew.
    """
    with django_db_blocker.unblock(), translation.override("de"), transaction.atomic(), lean():
        yield
        transaction.set_rollback(True)


@contextmanager
def lean(is_lean=True):
    """Without Wagtail's own indexes, for the search in the admin and the use of files: a fifth of a page's time."""
    backends = {name: known | {"AUTO_UPDATE": not is_lean} for name, known in settings.WAGTAILSEARCH_BACKENDS.items()}
    disabled.value = is_lean
    # The task would read each page again, only to find that there is nothing to update.
    task = Mock() if is_lean else insert_or_update_object_task
    updating = patch.object(signal_handlers, "insert_or_update_object_task", task)
    with override_settings(WAGTAILSEARCH_BACKENDS=backends), updating:
        yield


@pytest.fixture(autouse=True)
def _lean(request):
    """Tests that look at Wagtail's indexes are marked `indexed`."""
    with lean(not request.node.get_closest_marker("indexed")):
        yield


@pytest.fixture(autouse=True)
def _fresh_cache():
    """Wagtail keeps the sites' root paths, the search the site's words, which a rolled-back test would leave wrong."""
    for cache in caches.all():
        cache.clear()
    vocabulary.forget()


@pytest.fixture(autouse=True)
def _german():
    """The test client leaves the language of its last answer active, and with it the next test's addresses."""
    with translation.override("de"):
        yield


@pytest.fixture(autouse=True)
def _public_side(request):
    """In tests marked `public_side` strangers' requests have the public side's role of the database."""
    if not request.node.get_closest_marker("public_side"):
        yield
        return
    request.getfixturevalue("db")
    with processes.strangers_with(request.getfixturevalue("public_role")):
        yield


@pytest.fixture(autouse=True)
def _no_ledger():
    """What a test has erased came back with its transaction, so that the site would not be ready for the next."""
    yield
    settings.ERASURE_LEDGER.unlink(missing_ok=True)


@pytest.fixture
def public_role(db):
    return processes.public_role()


@pytest.fixture
def locales(db):
    return {locale.language_code: locale for locale in Locale.objects.all()}


@pytest.fixture
def homes(db):
    return {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}


@pytest.fixture
def home(homes):
    return homes["de"]


@pytest.fixture
def admin_client(django_user_model, db):
    user = django_user_model.objects.create_superuser("admin", "admin@example.org", "a-password-for-tests")
    client = Client()
    client.force_login(user)
    return client


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


@pytest.fixture
def transactional_db():
    """Django's own empties all tables, and the set-up site with them, which later tests of this process need."""
    pytest.fail("A test that has to commit takes the fixture `committed`.")


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
    RateCount.objects.all().delete()  # of who has logged in
    AccessRecord.objects.all().delete()
    for entries in registry.get_log_entry_models():
        entries.objects.filter(user__isnull=False).delete()


@pytest.fixture
def notice(monkeypatch):
    """A kind of mail that only tests send."""
    monkeypatch.setattr("core.mail.outbox._kinds", {kind.name: kind for kind in outbox.kinds()})
    outbox.register_kind("sample.notice", purpose="test")
    with override_settings(TEMPLATES=TEMPLATES):
        yield "sample.notice"
