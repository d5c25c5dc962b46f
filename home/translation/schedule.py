"""Translations whose date has come: published only if they say what was scheduled, and what the German page says."""

from wagtail.models import Page, PageLogEntry, Revision

from home.translation import mails, review, status


def call_off(revision: Revision) -> bool:
    """
    Take back the date of a translation whose words are missing, outdated, or others than when the date was set.

    Those who have to do with it are told, once. Returns whether it was so; readers keep what they had.
    """
    page = revision.content_object
    translation = review.translation_of(page) if isinstance(page, Page) else None
    names = status.names_of_lacking(translation, written_by=revision.created_at) if translation else []
    if not names:
        return False
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    entries = PageLogEntry.objects.filter(revision=revision, action="wagtail.publish.schedule").select_related("user")
    entry = entries.order_by("-timestamp").first()
    mails.tell_of_end_of_schedule(page, revision, names, entry.user if entry else revision.user)
    return True
