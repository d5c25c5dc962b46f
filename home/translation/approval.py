"""What happens when a reviewer approves a page. Wagtail loads this with its models: they are not there yet."""

from typing import Any

from wagtail.workflows import publish_workflow_state


def publish(workflow_state: Any, user: Any = None) -> None:
    """
    Publish the page; of a translation also what a reviewer has mended in its segments since it was submitted.

    Raises ValidationError where the page shows the German words, where the German page of a translation is not public,
    or where words are missing, older than the German page, or faulty. The approval is undone with it, so that the page
    stays in review.
    """
    from home.translation import follow_source, review

    page = workflow_state.content_object
    review.require_own_words(page)
    follow_source.require_german(page)
    if translation := review.translation_of(page):
        review.require_words(translation)
        review.save_draft(translation, user)
        page.refresh_from_db(fields=["latest_revision"])
    publish_workflow_state(workflow_state, user=user)
