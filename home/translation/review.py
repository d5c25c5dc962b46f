"""Translations in review: who translates submits, who may publish approves. The workflow is that of all pages."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from core.text import languages
from home.models import User
from home.review import before_publishing
from home.translation import slugs, status


def translation_of(page: Page) -> Translation | None:
    """What is translated by segments into the page, or None: it is German, or written by itself."""
    if page.locale.language_code == languages.SOURCE:
        return None
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return found.select_related("source__locale", "target_locale").first()


def has_gaps(page: Page) -> bool:
    """Whether the page is a translation in which words are missing."""
    translation = translation_of(page)
    return bool(translation and status.lacking(translation))


def require_own_words(page: Page) -> None:
    """Raise ValidationError for a page that has become an alias since it was submitted."""
    if page.alias_of_id:
        raise ValidationError(_("Nothing was published: in place of the translation the German page is shown by now."))


def require_words(translation: Translation) -> None:
    """Raise ValidationError, which names them, where words are missing or say what the German page said before."""
    if names := status.names_of_lacking(translation):
        words = _("Nothing was published. These words have no translation yet, or none of what they say now: %(names)s")
        raise ValidationError(words % {"names": " · ".join(names)})


def page_of(translation: Translation) -> Page | None:
    """The page that a translation becomes, or None."""
    return Page.objects.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    ).first()


def is_locked(page: Page, user: User) -> bool:
    """Whether the review keeps the user from changing the words that a reviewer has before her."""
    lock = page.get_lock()
    return bool(lock and lock.for_user(user))


def put_together(translation: Translation) -> Page:
    """The page with the words as they are now, not stored; raises ValidationError where some are left to fill in."""
    page: Page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    if missing := before_publishing.placeholders_in(page.serializable_data()):
        words = _("There is still something to be filled in: %(missing)s")
        raise ValidationError(words % {"missing": ", ".join(missing)})
    return page


def save_draft(translation: Translation, user: User | None) -> None:
    """
    Make a revision of the words as they are now; raises ValidationError.

    wagtail-localize's own drafts write to the row of the page, and so show readers of a live page what nobody reviewed.
    """
    page = put_together(translation)
    slugs.freeze(page)  # while the page is saved in publishing, it counts as published before
    page.save_revision(user=user)


@transaction.atomic
def submit(page: Page, translation: Translation, user: User) -> bool:
    """Begin the review, or take it up again after the page was sent back; returns whether it was to be begun."""
    page = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
    if not page.permissions_for_user(user).can_submit_for_moderation():
        return False
    save_draft(translation, user)
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)
    return True
