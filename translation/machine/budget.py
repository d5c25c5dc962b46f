"""How many characters a month may be sent; counted before they are, so that no two people spend the same."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from translation.machine.errors import MachineError
from translation.models import MachineUse


def _key() -> dict[str, Any]:
    return {"service": settings.MACHINE_TRANSLATION["service"], "month": timezone.localdate().replace(day=1)}


def left() -> int:
    use = MachineUse.objects.filter(**_key()).first()
    return max(0, settings.MACHINE_TRANSLATION["monthly_characters"] - (use.characters if use else 0))


@transaction.atomic
def spend(characters: int) -> None:
    """Raises MachineError where so many are not left."""
    MachineUse.objects.get_or_create(**_key())
    use = MachineUse.objects.select_for_update().get(**_key())
    remaining = max(0, settings.MACHINE_TRANSLATION["monthly_characters"] - use.characters)
    if characters > remaining:
        words = ngettext(
            "Of this month’s budget %(count)s character is left, which is not enough for the next segments.",
            "Of this month’s budget %(count)s characters are left, which is not enough for the next segments.",
            remaining,
        )
        raise MachineError(words % {"count": remaining})
    use.characters += characters
    use.save(update_fields=["characters"])
