"""
Three questions after an event, answered without a name.

A link's token is made up for one mail and stored nowhere else; it proves itself. Once it is used its hash is kept, and
what was answered is added to the sums of the event: nothing leads from one to the other.
"""

import base64
import binascii
import secrets
from datetime import timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from core.privacy import proving
from core.privacy.links import hash_of
from core.public_forms.form import style
from core.text.characters import strip_deceptive_characters
from events.models import EventPage, SurveyResult, SurveyUse
from events.models.aftercare import RATINGS

HALF = 16  # bytes of chance, and as many of proof: together as long as the tokens that logs blank
OPEN_FOR = timedelta(days=30)  # after the event, unless its data go earlier
LABELS = {1: _("1 – not good"), 2: "2", 3: "3", 4: "4", 5: _("5 – very good")}


class SurveyForm(forms.Form):
    rating = forms.TypedChoiceField(
        label=_("How did you like the event?"),
        choices=[(rating, LABELS[rating]) for rating in RATINGS],
        coerce=int,
        widget=forms.RadioSelect,
    )
    helped = forms.CharField(
        label=_("What has helped you?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 4})
    )
    missing = forms.CharField(
        label=_("What was missing?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        style(self)

    @property
    def error_list(self) -> list[tuple[str, str, str]]:
        """As the summary of errors reads it."""
        return [
            (self[name].auto_id, str(self[name].label), str(error))
            for name in self.errors
            for error in self.errors[name]
        ]


def new_token(event: EventPage) -> str:
    chance = secrets.token_bytes(HALF)
    return base64.urlsafe_b64encode(chance + _proofs(event, chance)[0]).decode().rstrip("=")


def _proofs(event: EventPage, chance: bytes) -> list[bytes]:
    return [proof.digest()[:HALF] for proof in proving.proofs("events.survey", f"{event.pk}:{chance.hex()}")]


def is_genuine(event: EventPage, token: str) -> bool:
    try:
        data = base64.b64decode(f"{token}=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    is_whole = len(data) == 2 * HALF and base64.urlsafe_b64encode(data).decode().rstrip("=") == token
    return is_whole and any(constant_time_compare(data[HALF:], proof) for proof in _proofs(event, data[:HALF]))


def is_open(event: EventPage) -> bool:
    """As long as used links are known."""
    lasts = min(OPEN_FOR, timedelta(days=event.retention_days))
    return event.ends_at <= timezone.now() < event.ends_at + lasts


def is_used(token: str) -> bool:
    return SurveyUse.objects.filter(token_hash=hash_of(token)).exists()


@transaction.atomic
def answer(event: EventPage, token: str, rating: int, helped: str, missing: str) -> bool:
    """Count it once; a second time changes nothing and returns False."""
    _use, is_first = SurveyUse.objects.get_or_create(token_hash=hash_of(token), defaults={"event": event})
    if not is_first:
        return False
    SurveyResult.objects.get_or_create(event=event, defaults={"ratings": [0] * len(RATINGS)})
    result = SurveyResult.objects.select_for_update().get(event=event)
    result.ratings[rating - 1] += 1
    result.helped = _with(result.helped, helped)
    result.missing = _with(result.missing, missing)
    result.save()
    return True


def _with(words: list[str], more: str) -> list[str]:
    """Sorted, so that the place of words does not tell when they came."""
    more = strip_deceptive_characters(more, multiline=True).strip()
    return sorted([*words, more]) if more else words
