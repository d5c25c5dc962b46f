"""`load_demo --pages`: what a new installation begins with."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from demo import reader
from events.models import EventPage, Registration
from feedback.models import FeedbackReport
from home.models import ContentPage, CustomDocument, Person, User
from newsletter.models import Subscriber
from partnerships.models import FundingProgrammePage, GroupMember, PartnerSearchNotice, Partnership

pytestmark = pytest.mark.django_db
# All of them take minutes: home with links to pages that are not here, people, deadlines, an event.
KEYS = {"home", "office", "team", "partnerships", "funding", "nakopa", "events", "demo-ag-treffen"}


@pytest.fixture(scope="module")
def loaded(kept):
    some = [page for page in reader.pages() if page.key in KEYS]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "pages", lambda: some)
        call_command("load_demo", "--pages")


def test_pages_are_drafts_in_every_language_and_nothing_is_invented(loaded, subtests):
    pages = Page.objects.filter(depth__gt=2)
    assert pages.count() == (len(KEYS) - 2) * 3  # home is there before, the event is invented
    assert not pages.live().exists()
    assert all(page.has_unpublished_changes for page in Page.objects.filter(depth__gte=2))
    assert not any(page.specific.get_latest_revision_as_object().live for page in pages)
    assert not any(Page.find_problems())
    for model in (Person, EventPage, Registration, PartnerSearchNotice, FeedbackReport, Subscriber, GroupMember, User):
        with subtests.test(model=model.__name__):
            assert not model.objects.exists()
    assert not CustomDocument.objects.filter(title__icontains="Demo").exists()
    assert not Redirect.objects.exists()


def test_what_is_true_is_there_and_what_refers_to_something_invented_is_left_out(loaded):
    assert Partnership.objects.exists()
    programme = FundingProgrammePage.objects.get(slug="nakopa", locale__language_code="de")
    assert (programme.deadlines, programme.is_demo) == ([], False)
    assert programme.purpose
    assert programme.checked_on is None
    team = ContentPage.objects.get(slug="team-und-kontakt", locale__language_code="de")
    assert "people" not in {block.block_type for block in team.body}
    assert team.body


def test_it_is_loaded_once(loaded, capsys):
    before = Page.objects.count()
    call_command("load_demo", "--pages")
    assert "already there" in capsys.readouterr().out
    assert Page.objects.count() == before


def test_everything_else_needs_settings_that_allow_it():
    with pytest.raises(CommandError, match="demonstration"):
        call_command("load_demo")
