"""How each page stands in each language: as planted, and as the one definition of what lacks words has it."""

import datetime
import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Workflow
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import ContentPage
from home.translation import minor_edits, status
from tests import factories, roles
from tests.translation import big_tree
from translation.models import Assignment
from translation.overview import assignments, states
from translation.overview.rows import Rows
from translation.overview.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    return factories.ContentPageFactory(parent=home, title="Zwei Brücken", summary="Eine <Zeile>.")


def cell(page, code="fr"):
    [found] = [cell for cell in states.cells() if cell.page.pk == page.pk and cell.language == code]
    return found


def ask(page, locale):
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    translation.save_target(publish=False)
    return translation


def change(page, **fields):
    page = ContentPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_nobody_has_asked(page):
    found = cell(page)
    assert (found.state, found.words, found.url) == (State.ONLY_GERMAN, 0, "")


def test_a_german_draft_counts_only_if_asked_for(home, locales):
    page = factories.ContentPageFactory(parent=home, live=False)
    assert page.pk not in {cell.page.pk for cell in states.cells()}
    ask(page, locales["fr"])
    assert cell(page).state == State.NEW
    assert cell(page, "uk").state == State.ONLY_GERMAN


def test_new_and_in_progress_with_the_words_to_do(page, locales):
    ask(page, locales["fr"])
    new = cell(page)
    assert new.state == State.NEW
    segment = TranslationSource.objects.get(object_id=page.translation_key).stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=locales["fr"], data="Deux ponts",
        translation_type="manual",
    )  # fmt: skip
    begun = cell(page)
    assert begun.state == State.IN_PROGRESS
    assert begun.words == new.words - 2, "of “Zwei Brücken”"
    assert cell(page, "uk").state == State.ONLY_GERMAN


def test_ready_current_and_changed_after_publication(page, locales):
    french = factories.translate(page, locales["fr"], publish=False)
    assert (cell(page).state, cell(page).words) == (State.READY, 0)
    french.latest_revision.publish()
    assert cell(page).state == State.CURRENT
    words = StringTranslation.objects.filter(locale=locales["fr"]).first()
    words.data += "!"
    words.save()
    assert cell(page).state == State.READY


def test_outdated_until_the_new_words_are_written_and_published(page, locales):
    factories.translate(page, locales["fr"])
    change(page, title="Zwei neue Brücken")
    found = cell(page)
    assert (found.state, found.words) == (State.OUTDATED, 3)
    french = factories.translate(ContentPage.objects.get(pk=page.pk), locales["fr"], publish=False)
    assert cell(page).state == State.READY, "its readers still see the former words"
    french.latest_revision.publish()
    assert cell(page).state == State.CURRENT


def test_a_minor_edit_leaves_it_current(page, locales):
    factories.translate(page, locales["fr"])
    page = ContentPage.objects.get(pk=page.pk)
    page.title = "Zwei Brücken,"
    revision = page.save_revision()
    minor_edits.note(page, revision, None)
    revision.publish()
    assert cell(page).state == State.CURRENT


def test_in_review_and_sent_back(page, locales):
    french = factories.translate(page, locales["fr"], publish=False)
    user = roles.user_of("admin")
    review = Workflow.objects.get().start(french, user)
    assert cell(page).state == State.IN_REVIEW
    task = review.current_task_state
    task.reject(user=user)
    found = cell(page)
    assert (found.state, found.since) == (State.RETURNED, task.started_at)


@pytest.mark.parametrize("is_published", [True, False])
def test_words_by_machine_until_somebody_looks_at_them(page, locales, is_published):
    factories.translate(page, locales["fr"], publish=is_published)
    words = StringTranslation.objects.filter(locale=locales["fr"])
    words.update(translation_type="machine")
    assert cell(page).state == State.MACHINE
    words.update(translation_type="manual")
    assert cell(page).state == (State.CURRENT if is_published else State.READY)


def test_withdrawn_by_itself(page, locales):
    factories.translate(page, locales["fr"]).unpublish()
    found = cell(page)
    assert found.state == State.WITHDRAWN
    assert found.since


def test_what_was_written_by_itself_is_up_to_date(home):
    assert cell(home).state == State.CURRENT


def test_person_date_and_overdue(page, locales):
    user, today = roles.user_of("traduction"), timezone.localdate()
    ask(page, locales["fr"])
    assignments.assign([cell(page)], None, person=user, due=today)
    assert (cell(page).person, cell(page).due, cell(page).is_overdue) == (user, today, False)
    Assignment.objects.update(due=today - datetime.timedelta(days=1))
    assert cell(page).is_overdue
    factories.translate(page, locales["fr"])
    assert not cell(page).is_overdue, "it is done"


def test_lacking_is_what_it_is_elsewhere(page, locales):
    factories.translate(page, locales["fr"], gaps=["Zwei Brücken"])
    factories.translate(page, locales["uk"])
    found = status.progress()
    assert {progress.lacking for progress in found.values()} == {0, 1}
    for translation in Translation.objects.all():
        progress = found[translation.source.object_id, translation.target_locale.language_code]
        assert progress.lacking == status.lacking(translation)


@pytest.mark.parametrize("codes", [["uk"], ["fr", "uk"]])
def test_some_rows_are_those_among_all(codes, home):
    big_tree.plant(3)
    rows = Rows(codes)
    every = [cell for cell in states.cells() if cell.language in codes]
    assert list(rows) == every
    assert len(rows) == len(every)
    for start, stop in itertools.combinations(range(len(every) + 2), 2):
        assert rows[start:stop] == every[start:stop]


@pytest.mark.parametrize("number", [3, 1000])
def test_few_queries_whatever_the_number_of_pages(number, home):
    big_tree.plant(number)
    with CaptureQueriesContext(connection) as queries:
        found = states.cells()
    assert len(queries) <= 6
    planted = [cell for cell in found if cell.page.title.startswith("P ")]
    assert len(planted) == 2 * number
    assert {(cell.state, cell.words) for cell in planted} == {(State.NEW, 6)}
