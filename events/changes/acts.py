"""
What editors do with an event that people rely on.

Each act gives the facts that it changes, or a ValidationError where it does not fit; `planned` shows what would come of
them, `publish` publishes them. What a draft holds beside them stays a draft. That registrations follow and who is told
is set off by publishing, as it is by the page's own form: see `events.changes.following`.
"""

import copy
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.text import languages
from events import programme
from events.models import EventChange, EventPage
from events.models.changes import kind_of
from home import publishing
from home.models import User

Facts = dict[str, Any]
Status, Phase = EventPage.Status, EventPage.Phase


def reschedule(event: EventPage, **facts: Any) -> Facts:
    """Another time or place; one that had been postponed or cancelled takes place again."""
    _refuse_past(facts["starts_at"])
    return facts | ({} if event.is_on else {"status": Status.SCHEDULED})


def move_online(event: EventPage) -> Facts:
    _refuse_if(event.ways == [event.Attendance.ONLINE], _("The event takes place online already."))
    _refuse_past(event.starts_at)
    return {"status": Status.MOVED_ONLINE}


def postpone(event: EventPage) -> Facts:
    """Without a date yet."""
    _refuse_if(not event.is_on, _("The event is cancelled or postponed already."))
    return {"status": Status.POSTPONED}


def cancel(event: EventPage) -> Facts:
    _refuse_if(event.status == Status.CANCELLED, _("The event is cancelled already."))
    return {"status": Status.CANCELLED}


def reopen(event: EventPage) -> Facts:
    """It takes place as planned after all."""
    _refuse_if(event.status == Status.SCHEDULED, _("The event takes place as planned already."))
    _refuse_past(event.starts_at)
    return {"status": Status.SCHEDULED}


def close_registration(event: EventPage) -> Facts:
    _refuse_if(event.phase() not in {Phase.OPEN, Phase.EARLY}, _("Nobody can register already."))
    now = timezone.now().replace(second=0, microsecond=0)
    return {"closes_at": now} | ({"opens_at": None} if event.phase() == Phase.EARLY else {})


def change_capacity(event: EventPage, **capacities: int | None) -> Facts:
    """More places are offered to those who wait; where there are fewer, nobody loses theirs."""
    _refuse_if(not event.takes_registrations, _("One cannot register for this event here."))
    return dict(capacities)


def _refuse_if(does_not_fit: bool, words: str) -> None:
    if does_not_fit:
        raise ValidationError(words)


def _refuse_past(starts_at: datetime) -> None:
    _refuse_if(starts_at <= timezone.now(), _("The start is in the past. Choose another time first."))


def planned(event: EventPage, facts: Facts, reason: dict[str, str]) -> EventChange:
    """The change that publishing these facts will make, with its event as it will be; nothing is stored."""
    after = copy.copy(event)
    _write(after, facts, reason)
    after.clean()
    programme.refuse_outside(after, event.starts_at)
    was, will_be = event.facts_told(), after.facts_told()
    names = [name for name, value in will_be.items() if was[name] != value]
    before, after_facts = {name: was[name] for name in names}, {name: will_be[name] for name in names}
    kind = kind_of(before, after_facts)
    _refuse_if(not kind, _("Nothing would be different."))
    return EventChange(event=after, kind=kind, before=before, after=after_facts, **reason)


def publish(event: EventPage, facts: Facts, user: User, reason: dict[str, str]) -> EventChange:
    """`reason`: `reason_de` and, if the editor knows them, the words in other languages."""
    with publishing.together():
        live = EventPage.objects.get(pk=event.pk)
        draft = live.latest_revision if live.has_unpublished_changes else None
        programme.move(live, facts.get("starts_at", live.starts_at))
        _write(live, facts, reason)
        live.save_revision(user=user).publish(user=user)
        if draft:
            page = draft.as_object()
            programme.move(page, facts.get("starts_at", page.starts_at))
            _write(page, facts, reason)
            page.save_revision(user=draft.user, clean=False)
        change = EventChange.objects.filter(event=live).latest("pk")
        for name, words in reason.items():
            setattr(change, name, words)
        change.save(update_fields=list(reason))
    return change


def _write(page: EventPage, facts: Facts, reason: dict[str, str]) -> None:
    for name, value in facts.items():
        setattr(page, name, value)
    if "status" in facts:
        page.status_note = "" if page.status == Status.SCHEDULED else reason[f"reason_{languages.SOURCE}"]
