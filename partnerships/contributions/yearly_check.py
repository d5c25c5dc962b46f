"""Once a year the contact of each partnership is asked whether its entry is still correct; no HTTP here."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from core.mail import erasing, jobs
from core.privacy import links
from core.text import typography
from home.models import User
from home.staff import inboxes
from partnerships.contributions import facts, mails
from partnerships.contributions.forms import EntryForm
from partnerships.models import CorrectedFact, Partnership, PartnershipContact

SCOPE = "still-correct"
YEAR = datetime.timedelta(days=365)
PAUSE = datetime.timedelta(days=14)  # between two questions of editors
LINK_LASTS = 60  # days
# A month more than a year: so long a contact may take to answer.
OVERDUE_AFTER = datetime.timedelta(days=396)


def overdue(today: datetime.date | None = None) -> Q:
    """Matches partnerships in the directory that nobody has confirmed for more than 13 months."""
    limit = (today or timezone.localdate()) - OVERDUE_AFTER
    unconfirmed = Q(last_confirmed_on=None) | Q(last_confirmed_on__lt=limit)
    return unconfirmed & Q(is_public=True) & ~Q(stage=Partnership.Stage.ENDED)


def ask_all() -> str:
    """Ask the contacts whose turn it is; for the scheduler. Whoever was asked is not asked again within a year."""
    now = timezone.now()
    turn = Q(asked_at=None) | Q(asked_at__lte=now - YEAR)
    old = Q(partnership__last_confirmed_on=None) | Q(partnership__last_confirmed_on__lte=timezone.localdate(now) - YEAR)
    contacts = PartnershipContact.objects.filter(turn & old, partnership__is_public=True).exclude(
        partnership__stage=Partnership.Stage.ENDED
    )
    keys = list(contacts.values_list("pk", flat=True))
    return f"{jobs.each('contact', keys, lambda pk: _ask(pk, now))} asked"


def ask_now(partnerships: Iterable[Partnership]) -> int:
    """Ask the contacts of these partnerships, but nobody twice within a few days; returns how many were asked."""
    contacts = PartnershipContact.objects.filter(partnership__in=partnerships)
    return sum(_ask(pk, timezone.now(), pause=PAUSE) for pk in contacts.values_list("pk", flat=True))


@transaction.atomic
def _ask(pk: int, now: datetime.datetime, pause: datetime.timedelta = YEAR) -> int:
    contact = PartnershipContact.objects.select_for_update().filter(pk=pk).first()
    if contact is None or (contact.asked_at and contact.asked_at > now - pause):
        return 0
    contact.asked_at = now
    contact.save(update_fields=["asked_at"])
    key = now.isoformat()  # a successor may be asked on the same day
    mails.send("still_correct", contact, lambda: _words(contact), scope=SCOPE, days=LINK_LASTS, key=key)
    return 1


def begin_anew(instance: PartnershipContact, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """Another address is another person, who was not asked yet; before the contact is saved."""
    if update_fields is not None and "email" not in update_fields:
        return
    if PartnershipContact.objects.filter(pk=instance.pk).exclude(email__iexact=instance.email).exists():
        instance.active_at, instance.asked_at = timezone.now(), None
        instance.corrections.update(contact=None)
        let_go(instance)


def let_go(instance: PartnershipContact, **kwargs: Any) -> None:
    """Of whoever was asked, however they cease to be it: what was written to them and what they could answer by."""
    erasing.erase_about(instance)
    links.revoke(instance)


def _words(contact: PartnershipContact) -> mails.Words:
    return (
        _("Is your entry still correct?"),
        [
            _("our public directory has an entry on the partnership %(title)s.")
            % {"title": contact.partnership.plain_title},
            _("Please look at it and tell us whether all is still correct. It takes a minute."),
        ],
        _("Look at the entry"),
    )


def show(contact: PartnershipContact) -> dict[str, Any]:
    partnership = contact.partnership
    if contact.asked_at and contact.active_at > contact.asked_at:
        return {
            "heading": _("Thank you"),
            "success": _("We have your answer."),
            "paragraphs": [
                _("If you corrected facts, an editor looks at each of them, and you then get a mail."),
                _("In a year we ask you again."),
            ],
        }
    if not partnership.is_public:
        return {
            "heading": _("This entry is no longer in our directory"),
            "paragraphs": [_("So there is nothing to look at. If you have questions, please answer our mail.")],
        }
    return {
        "heading": _("Is this still correct?"),
        "paragraphs": [
            partnership.plain_title,
            _("Please look at each fact. Correct what is wrong; an editor looks at it before it is published."),
        ],
        "facts": _further_facts(partnership),
        "buttons": [("confirm", _("All is correct")), ("changed", _("This has changed"))],
    }


def _further_facts(partnership: Partnership) -> list[tuple[str, str]]:
    """What the form does not ask for one by one."""
    further = [
        (_("End condition"), partnership.until_condition),
        (_("Topics of the partnership"), ", ".join(str(topic.name) for topic in partnership.topics.all())),
        (_("Forms of co-operation"), ", ".join(str(form.name) for form in partnership.forms.all())),
    ]
    return [(label, value) for label, value in further if value]


def entry_form(contact: PartnershipContact, data: QueryDict | None) -> EntryForm:
    return EntryForm(data, partnership=contact.partnership, language=contact.language)


@transaction.atomic
def confirm(contact: PartnershipContact, form: EntryForm) -> None:
    if form.changed_data:
        raise ValidationError(_("You have written what has changed. Choose “This has changed”, or empty the field."))
    if _answered(contact):
        Partnership.objects.filter(pk=contact.partnership_id).update(last_confirmed_on=timezone.localdate())


@transaction.atomic
def changed(contact: PartnershipContact, form: EntryForm) -> None:
    """Nothing is changed yet: an editor decides on each fact."""
    if not form.changed_data:
        raise ValidationError(_("Please write what has changed."))
    if not _answered(contact):
        raise ValidationError(_("You have answered already, so this second answer was not stored."))
    correction = contact.corrections.create(partnership_id=contact.partnership_id, message=form.cleaned_data["message"])
    for fact, (old, new) in form.corrections.items():
        correction.facts.create(fact=fact, old=old, new=new)
    inboxes.tell(correction)


def _answered(contact: PartnershipContact) -> bool:
    """Note the answer; False for one that comes a second time."""
    contact = PartnershipContact.objects.select_for_update().get(pk=contact.pk)
    if contact.asked_at and contact.active_at > contact.asked_at:
        return False
    if not contact.partnership.is_public:
        raise ValidationError(_("The entry was taken from our directory meanwhile, so your answer was not stored."))
    contact.active_at = timezone.now()
    contact.save(update_fields=["active_at"])
    return True


@transaction.atomic
def accept(fact: CorrectedFact, user: User) -> None:
    """
    Take the new value over. Raises ValidationError if that was decided before, or if the entry says something else by
    now or would be wrong.
    """
    fact, partnership = _undecided(fact)
    facts.change(partnership, fact.fact, fact.old, fact.new, user, f"correction {fact.correction_id}")
    _decide(fact, CorrectedFact.Decision.ACCEPTED, user)


@transaction.atomic
def refuse(fact: CorrectedFact, user: User) -> None:
    fact, _partnership = _undecided(fact)
    _decide(fact, CorrectedFact.Decision.REFUSED, user)


def _undecided(fact: CorrectedFact) -> tuple[CorrectedFact, Partnership]:
    """The fact and its partnership, which is locked; raises NotPossibleError if it was decided before."""
    partnership = Partnership.objects.select_for_update().get(corrections__facts=fact)
    fact = CorrectedFact.objects.select_related("correction").get(pk=fact.pk)
    if fact.decision:
        raise fact.already(fact.get_decision_display())
    fact.correction.partnership = partnership
    return fact, partnership


def _decide(fact: CorrectedFact, decision: str, user: User) -> None:
    fact.decision, fact.decided_by, fact.decided_at = decision, user, timezone.now()
    fact.save(update_fields=["decision", "decided_by", "decided_at"])
    correction = fact.correction
    if correction.facts.filter(decision=CorrectedFact.Decision.OPEN).exists():
        return
    if not correction.message:  # else an editor has words to read, too
        correction.closed_at = timezone.now()
        correction.save(update_fields=["closed_at"])
    accepted = correction.facts.filter(decision=CorrectedFact.Decision.ACCEPTED)
    if not correction.message and accepted.count() == correction.facts.count():
        Partnership.objects.filter(pk=correction.partnership_id).update(
            last_confirmed_on=timezone.localdate(correction.created_at)
        )
    if correction.contact:
        words = _done(correction.partnership, accepted)
        mails.send("correction_done", correction.contact, words, key=f"correction {correction.pk}")


def _done(partnership: Partnership, accepted: QuerySet[CorrectedFact]) -> Callable[[], mails.Words]:
    def words() -> mails.Words:
        lines = [_("thank you for your answer on the partnership %(title)s.") % {"title": partnership.plain_title}]
        if accepted:
            lines.append(_("The entry now says:"))
            lines += [typography.labelled(str(fact.label).capitalize(), fact.new_in_words) for fact in accepted]
        else:
            lines.append(_("We have looked at it and left the entry as it is."))
            lines.append(_("If you have questions, please answer this mail."))
        return _("We have looked at your corrections"), lines

    return words
