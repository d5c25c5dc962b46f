"""Once a year the contact of each partnership is asked whether its entry is still correct; no HTTP here."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships import by_link
from partnerships.contributions import mails
from partnerships.models import Correction, Partnership, PartnershipContact

SCOPE = "still-correct"
YEAR = datetime.timedelta(days=365)
LINK_LASTS = 60  # days
# A month more than a year: so long a contact may take to answer.
OVERDUE_AFTER = datetime.timedelta(days=396)


def register():
    by_link.register(SCOPE, show, confirm=confirm, changed=changed)


def overdue(today=None):
    """Matches partnerships in the directory that nobody has confirmed for more than 13 months."""
    limit = (today or timezone.localdate()) - OVERDUE_AFTER
    unconfirmed = Q(last_confirmed_on=None) | Q(last_confirmed_on__lt=limit)
    return unconfirmed & Q(is_public=True) & ~Q(stage=Partnership.Stage.ENDED)


def ask_all():
    """Ask the contacts whose turn it is; for the scheduler. Whoever was asked is not asked again within a year."""
    now = timezone.now()
    turn = Q(asked_at=None) | Q(asked_at__lte=now - YEAR)
    old = Q(partnership__last_confirmed_on=None) | Q(partnership__last_confirmed_on__lte=timezone.localdate(now) - YEAR)
    contacts = PartnershipContact.objects.filter(turn & old, partnership__is_public=True).exclude(
        partnership__stage=Partnership.Stage.ENDED
    )
    return f"{sum(_ask(pk, now) for pk in contacts.values_list('pk', flat=True))} asked"


@transaction.atomic
def _ask(pk, now):
    contact = PartnershipContact.objects.select_for_update().filter(pk=pk).first()
    if contact is None or (contact.asked_at and contact.asked_at > now - YEAR):
        return 0
    contact.asked_at = now
    contact.save(update_fields=["asked_at"])
    key = str(timezone.localdate(now))
    mails.send("still_correct", contact, lambda: _words(contact), scope=SCOPE, days=LINK_LASTS, key=key)
    return 1


def _words(contact):
    return (
        _("Is your entry still correct?"),
        [
            _("our public directory has an entry on the partnership %(title)s.")
            % {"title": contact.partnership.plain_title},
            _("Please look at it and tell us whether all is still correct. It takes a minute."),
        ],
        _("Look at the entry"),
    )


def show(contact):
    partnership = contact.partnership
    if contact.asked_at and contact.active_at > contact.asked_at:
        return {
            "heading": _("Thank you"),
            "paragraphs": [_("We have your answer. In a year we ask you again.")],
        }
    return {
        "heading": _("Is this still correct?"),
        "paragraphs": [partnership.plain_title],
        "facts": _facts(partnership),
        "buttons": [("confirm", _("All is correct")), ("changed", _("This has changed"))],
        "text_label": _("What has changed? (only if something has)"),
    }


def _facts(partnership):
    facts = [
        (_("Legal type"), partnership.get_legal_type_display()),
        (_("Stage of the partnership"), partnership.get_stage_display()),
    ]
    facts += [
        (_("Since"), partnership.since_in_words),
        (_("Until"), partnership.until_in_words or partnership.until_condition),
        (_("Topics of the partnership"), ", ".join(str(topic.name) for topic in partnership.topics.all())),
        (_("Forms of co-operation"), ", ".join(str(form.name) for form in partnership.forms.all())),
        (_("Short text"), partnership.text),
    ]
    return [(label, value) for label, value in facts if value]


@transaction.atomic
def confirm(contact, text=""):
    if text:
        raise ValidationError(_("You have written what has changed. Choose “This has changed”, or empty the field."))
    if _answered(contact):
        Partnership.objects.filter(pk=contact.partnership_id).update(last_confirmed_on=timezone.localdate())


@transaction.atomic
def changed(contact, text=""):
    """Nothing is changed yet: an editor reads what the contact writes."""
    if not text:
        raise ValidationError(_("Please write what has changed."))
    if _answered(contact):
        Correction.objects.create(partnership_id=contact.partnership_id, message=text)


def _answered(contact):
    """Note the answer; False for one that comes a second time."""
    contact = PartnershipContact.objects.select_for_update().get(pk=contact.pk)
    if contact.asked_at and contact.active_at > contact.asked_at:
        return False
    contact.active_at = timezone.now()
    contact.save(update_fields=["active_at"])
    return True
