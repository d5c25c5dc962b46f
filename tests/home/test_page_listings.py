"""What lists read at once is what Wagtail and wagtail-localize would ask for each row."""

import pytest
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow, WorkflowTask
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from home.admin.page_listings import translation_buttons, with_translations
from home.review.panel import tasks_with_status
from tests import factories
from tests.roles import user_of

pytestmark = pytest.mark.django_db


def shown(buttons):
    return [(str(button.label), button.url, button.priority, button.icon_name) for button in buttons]


def test_each_page_of_a_list_has_the_buttons_of_localize(home, locales):
    factories.translate(factories.ContentPageFactory(parent=home), locales["fr"])
    factories.translated_page(factories.ContentPageFactory)
    factories.ContentPageFactory(parent=home)
    factories.ContentPageFactory(parent=home).create_alias(parent=home, update_slug="zweite")
    user = user_of("admin")
    found = set()
    for page in with_translations(Page.objects.all()).specific():
        expected = shown(page_listing_more_buttons(page, user, next_url="/admin/"))
        assert shown(translation_buttons(page, user, next_url="/admin/")) == expected
        alone = Page.objects.get(pk=page.pk).specific
        assert shown(translation_buttons(alone, user, next_url="/admin/")) == expected
        found.add(len(expected))
    assert found == {0, 1, 2}


def test_the_tasks_of_each_page_in_review_are_those_of_its_workflow(home):
    workflow = Workflow.objects.create(name="Zwei Schritte")
    for place, name in enumerate(["Fachlich", "Sprachlich"]):
        WorkflowTask.objects.create(
            workflow=workflow, task=GroupApprovalTask.objects.create(name=name), sort_order=1 - place
        )
    user = user_of("admin")
    for _number in range(2):
        page = factories.ContentPageFactory(parent=home)
        page.save_revision()
        workflow.start(page, user)
    states = list(TaskState.objects.select_related("workflow_state__workflow"))
    states[0].approve(user=user)
    read = tasks_with_status(states)
    for state in states:
        expected = [
            (task.pk, task.status, task.status_display) for task in state.workflow_state.all_tasks_with_status()
        ]
        assert [(task.pk, task.status, task.status_display) for task in read[state.workflow_state_id]] == expected


@pytest.mark.parametrize("words", ["home/contentpage", "home/person", "nothing/at-all", "wagtailcore/page"])
@pytest.mark.parametrize("results", ["", "results/"])
def test_pages_are_listed_by_types_of_pages_alone(words, results, admin_client):
    answer = admin_client.get(f"/admin/pages/usage/{words}/{results}")
    assert answer.status_code == (200 if words in {"home/contentpage", "wagtailcore/page"} else 404)
