"""What becomes of a translation when its words are there: submitted for review, or published."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.admin.requests import AuthenticatedRequest
from home.translation import follow_source, review, status
from translation.segments.segment import Segment, State, segments_of


def submit(request: AuthenticatedRequest, page: Page, translation: Translation) -> None:
    if missing := status.lacking(translation):
        words = ngettext(
            "%(count)s segment has no translation yet. Please translate it, then submit.",
            "%(count)s segments have no translation yet. Please translate them, then submit.",
            missing,
        )
        messages.error(request, words % {"count": missing})
        return
    if _refuse_faults(request, translation):
        return
    try:
        if review.submit(page, translation, request.user):
            messages.success(request, _("The translation is submitted for review. You get a mail when it is decided."))
        else:
            messages.warning(request, _("Nothing was submitted: the page is in review already, or locked."))
    except ValidationError as error:
        _tell(request, error)


def publish(request: AuthenticatedRequest, page: Page, translation: Translation) -> None:
    """wagtail-localize would put German words in the place of those that are missing."""
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    try:
        follow_source.require_german(page)
        review.require_words(translation)
    except ValidationError as error:
        messages.error(request, error.message)
        return
    if _refuse_faults(request, translation):
        return
    try:
        review.put_together(translation)
        translation.save_target(user=request.user, publish=True)
    except ValidationError as error:
        _tell(request, error)
        return
    messages.success(request, _("The translation is published."))


def _refuse_faults(request: AuthenticatedRequest, translation: Translation) -> bool:
    """Words that came by another way than the editor, such as a file, may lack a link, too."""
    faulty = [s for s in segments_of(translation) if s.state == State.FAULTY]
    if faulty:
        words = _("Please correct the errors in these words first: %(names)s")
        messages.error(request, words % {"names": " · ".join(map(_name, faulty))})
    return bool(faulty)


def _name(segment: Segment) -> str:
    return Truncator(strip_tags(segment.source)).chars(status.NAME_LENGTH)


def _tell(request: Any, error: ValidationError) -> None:
    messages.error(request, _("Please correct this first: %(errors)s") % {"errors": " ".join(error.messages)})
