"""What happens when a reviewer approves a page. Wagtail loads this with its models: they are not there yet."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.workflows import publish_workflow_state


def publish(workflow_state: Any, user: Any = None) -> None:
    """Publish the page; of a translation also what a reviewer has mended in its segments since it was submitted."""
    from home.translation import review
    from home.translation.status import lacking

    page = workflow_state.content_object
    translation = review.translation_of(page)
    # A faulty segment stays marked in the editor, a new one of the German page stays open: then as it was submitted.
    if translation and not lacking(translation):
        with suppress(ValidationError):
            review.save_draft(translation, user)
        page.refresh_from_db(fields=["latest_revision"])
    publish_workflow_state(workflow_state, user=user)
