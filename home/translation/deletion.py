"""
A translation that is deleted by itself leaves its place to the German words, at the same address and with all below it.

Wagtail would leave a hole there, and wagtail-localize would forget the words: here they stay in the memory, for whoever
translates the page anew. Only with the German page its translations go for good (`follow_source.delete_translations`).
"""

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.convert import sync_alias

from core.text import languages
from home.models import User


def german_of(page: Page) -> Page | None:
    """The German page whose words take the place; None for a page that Wagtail is to delete as it does."""
    if page.locale.language_code == languages.SOURCE:
        return None
    return page.get_translations().filter(locale__language_code=languages.SOURCE).first()


def forget_drafts(page: Page, user: User | None) -> None:
    """End the review of a translation, and leave no revision that somebody could publish in the German page's place."""
    if state := page.current_workflow_state:
        state.cancel(user=user)
    page.live_revision = page.latest_revision = None
    page.save(update_fields=["live_revision", "latest_revision"], clean=False)
    page.revisions.all().delete()


@transaction.atomic
def give_place_back(page: Page, german: Page, user: User | None) -> None:
    """Let the German page be shown in the place of its translation."""
    page = page.specific
    title = page.get_admin_display_title()
    forget_drafts(page, user)
    sync_alias(german, page)
    Page.objects.filter(pk=page.pk).update(alias_of=german.pk)
    Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id).delete()
    log(instance=page, action="wagtail.delete", user=user, title=title)
