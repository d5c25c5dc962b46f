"""Edits that change no meaning, such as a mended comma: translations stay as they are, and current."""

from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision

ACTION = "home.minor_edit"


def note(page: Page, revision: Revision, user: Any) -> None:
    """With name and date, in the history of the page; what it says counts when this revision is published."""
    log(instance=page, action=ACTION, user=user, revision=revision, content_changed=False)


def is_noted(page: Page) -> bool:
    """Whether the words with which the page has just been published are a minor edit."""
    return PageLogEntry.objects.filter(page=page.pk, action=ACTION, revision=page.live_revision_id).exists()
