import datetime
from functools import partial

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail_localize.synctree import create_aliases_for_new_page

from core.mail.models import OutboxMail
from events.models import EventIndexPage, EventPage, Registration
from home.models import Audience, HomePage, Topic
from tests import factories


@pytest.fixture(scope="module")
def kept_index(kept):
    """The overview in three languages, by its number."""
    return factories.translated_page(
        factories.EventIndexPageFactory, title="Veranstaltungen", slug="veranstaltungen"
    ).pk


@pytest.fixture
def index(kept_index, db):
    return EventIndexPage.objects.get(pk=kept_index)


@pytest.fixture
def terms(db):
    """A topic and an audience."""
    topic = Topic.objects.create(slug="klima", name_de="Klima", name_fr="climat", name_uk="клімат")
    audience = Audience.objects.create(slug="politik", name_de="Politik", name_fr="élus", name_uk="політика")
    return topic, audience


@pytest.fixture(scope="module")
def make_kept(kept_index):
    """Makes a published event from its facts, for a whole module; `days` from now."""

    def make(title="Austausch", days=7, in_german_only=False, **facts):
        if "starts_at" not in facts:
            now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
            facts["starts_at"] = now + datetime.timedelta(days=days)
        event = factories.EventPageFactory(parent=EventIndexPage.objects.get(pk=kept_index), title=title, **facts)
        if not in_german_only:
            create_aliases_for_new_page(event)  # as the admin does
        return event

    return make


@pytest.fixture
def make(make_kept, db):
    """Makes a published event from its facts, for one test."""
    return make_kept


@pytest.fixture
def make_in_german(make_kept, db):
    """Makes a published event in German only, which is quicker."""
    return partial(make_kept, in_german_only=True)


@pytest.fixture
def translator_client(django_user_model):
    user = django_user_model.objects.create_user("fr", "fr@example.org", "a-password-for-tests")
    user.groups.add(Group.objects.get(name="Übersetzung Französisch"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def crowded_event(committed):
    """An event that other connections see; all that hangs on it goes again, the set-up site stays."""
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.EventIndexPageFactory(parent=home, title="Gedränge", slug="gedraenge")
    yield factories.EventPageFactory(parent=index, title="Gedränge", policy="open", party_limit=4, capacity_on_site=1)
    OutboxMail.objects.all().delete()
    Registration.objects.all().delete()
    type(index).objects.get(pk=index.pk).delete()


@pytest.fixture
def committed_admin(committed, django_user_model):
    """Somebody who may do everything, and whom other connections see."""
    user = django_user_model.objects.create_superuser("committed", "committed@example.org", "a-password-for-tests")
    yield user
    user.delete()


@pytest.fixture
def event(kept_event, db):
    """The event that the module has made as its `kept_event`."""
    return EventPage.objects.get(pk=kept_event)
