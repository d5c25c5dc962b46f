"""
Translations whose date has come: published only beside their German page, and if they say what was scheduled, and what
that page says.
"""

from typing import Any

from wagtail.models import Page, PageLogEntry, Revision

from home.translation import follow_source, mails, review, status


def call_off(revision: Revision) -> bool:
    """
    Take back the date of a translation whose words are missing, outdated, or others than when the date was set, or
    whose German page is not public.

    Those who have to do with it are told, once. Returns whether it was so; readers keep what they had.
    """
    page = revision.content_object
    if not isinstance(page, Page):
        return False
    translation = review.translation_of(page)
    names = status.names_of_lacking(translation, written_by=revision.created_at) if translation else []
    if not names and follow_source.may_be_public(page):
        return False
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    entries = PageLogEntry.objects.filter(revision=revision, action="wagtail.publish.schedule").select_related("user")
    entry = entries.order_by("-timestamp").first()
    mails.tell_of_end_of_schedule(page, revision, names, entry.user if entry else revision.user)
    return True


def call_off_translations(instance: Page, **kwargs: Any) -> None:
    """Once a German page is withdrawn; each would appear without it."""
    for translation in follow_source.translations_of(instance):
        for revision in translation.revisions.filter(approved_go_live_at__isnull=False):
            call_off(revision)
