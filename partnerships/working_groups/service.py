"""Who becomes a member, gets a link, and leaves; no HTTP."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.mail import outbox
from core.privacy import links
from home.models import User
from partnerships.contributions import mails
from partnerships.models import GroupMember, WorkingGroupPage

SCOPE = "working-group"
LINK_LASTS = timedelta(days=180)
State = GroupMember.State


def member_of(group: WorkingGroupPage, email: str) -> GroupMember | None:
    """Who takes part or waits with this address, in whatever case it is typed, or None."""
    found = GroupMember.objects.filter(group=group, email__iexact=email)
    return found.filter(state__in=[State.WAITING, State.ACCEPTED]).first()


def is_member(group: Page, email: str) -> bool:
    members = GroupMember.objects.filter(group__translation_key=group.translation_key, state=State.ACCEPTED)
    return members.filter(email__iexact=email).exists()


@transaction.atomic
def accept(member: GroupMember, user: User | None = None) -> None:
    member = _locked(member)
    member.expect(State.WAITING)
    member.move(State.ACCEPTED, user)
    mails.send("groupmember_accepted", member, lambda: _accepted(member), link=link_for(member))


@transaction.atomic
def refuse(member: GroupMember, user: User | None = None, remark: str = "") -> None:
    member = _locked(member)
    member.expect(State.WAITING)
    member.move(State.REFUSED, user)
    mails.send("groupmember_refused", member, lambda: _refused(member, remark))


@transaction.atomic
def end(member: GroupMember, user: User | None = None) -> None:
    """The member leaves or is removed; the links are dead at once."""
    member = _locked(member)
    member.expect(State.ACCEPTED)
    member.move(State.ENDED, user)
    links.revoke(member)


def send_link(member: GroupMember) -> None:
    """A new link by mail; one an hour is enough, however often somebody types another person's address."""
    key = f"{timezone.now():%Y%m%d%H}"
    mails.send("groupmember_link", member, lambda: _link(member), key=key, link=link_for(member))


def link_for(member: GroupMember) -> str:
    token = links.create(SCOPE, member, LINK_LASTS)
    with translation.override(member.language):
        return outbox.absolute(reverse("partnerships:members", args=[token]))


def _locked(member: GroupMember) -> GroupMember:
    return GroupMember.objects.select_for_update(of=["self"]).select_related("group").get(pk=member.pk)


def _accepted(member: GroupMember) -> mails.Words:
    return (
        _("You are a member of the working group now"),
        [
            _("welcome to “%(title)s”!") % {"title": member},
            _("This link leads to what is for members only. It is yours alone: please do not pass it on."),
        ],
        _("To the members’ page"),
    )


def _refused(member: GroupMember, remark: str) -> mails.Words:
    return (
        _("About your wish to join the working group"),
        [
            _("we cannot take you into “%(title)s” at present. If you have questions, please answer this mail.")
            % {"title": member},
            *filter(None, [remark]),
        ],
    )


def _link(member: GroupMember) -> mails.Words:
    return (
        _("Your link to the members’ page"),
        [
            _("somebody, hopefully you, has asked for the link to “%(title)s”.") % {"title": member},
            _("It is yours alone: please do not pass it on. It is valid for six months."),
        ],
        _("To the members’ page"),
    )
