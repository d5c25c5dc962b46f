"""What a PDF lacks for people who cannot see it, and what it had better not have."""

import logging
from typing import IO

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.uploads import child

logger = logging.getLogger(__name__)
SECONDS = 2
INSIDE = "core.uploads.inside.accessibility:faults_of"


class Fault(TextChoices):
    NO_TEXT = "no_text", _("It has no text, as after scanning: it can be neither read aloud nor searched.")
    UNTAGGED = "untagged", _("It is not tagged: headings, lists and tables are not marked in it.")
    NO_TITLE = "no_title", _("It has no title.")
    NO_LANGUAGE = "no_language", _("It does not say in which language it is.")
    SCRIPT = "script", _("It contains a script, which many programs refuse.")
    UNREADABLE = "unreadable", _("It cannot be read: it is broken or encrypted.")
    TEXT_UNREAD = (
        "text_unread",
        _("Its text could not be read in the time that there is for it: readers find the file by its title only."),
    )


# With these nobody who depends on a screen reader can use it.
BARRIERS = frozenset({Fault.NO_TEXT, Fault.UNTAGGED, Fault.UNREADABLE})


def faults_of(file: IO[bytes]) -> list[str]:
    """Codes of `Fault`, from the file's structure alone."""
    try:
        return [Fault(code).value for code in child.run(INSIDE, file, seconds=SECONDS)]
    except (child.LimitError, child.UnreadableError):
        logger.warning("A PDF could not be read.")
        return [Fault.UNREADABLE.value]
