"""
Working groups: who asks to join confirms it by mail, an editor decides, members see what is theirs by a link.

Members go 90 days after they leave; who never confirmed after 14 days, who is never decided about after a year.
"""

from django.utils.translation import gettext_lazy as _

from home import retention

GROUP = "Arbeitsgemeinschaften"
PERMISSIONS = [
    "partnerships.view_groupmember",
    "partnerships.change_groupmember",
    *(f"partnerships.{action}_groupnote" for action in ("view", "add", "change", "delete")),
]


def register():
    """Make known the mails, links and rules of retention."""
    from partnerships.contributions import confirming, mails, rules
    from partnerships.models import GroupMember, GroupNote
    from partnerships.working_groups import files

    confirming.register(GroupMember)
    mails.register("groupmember_receipt", _("Asks somebody to confirm that they want to join a working group"))
    mails.register("groupmember_accepted", _("Tells that somebody is a member of a working group now"))
    mails.register("groupmember_refused", _("Tells that somebody cannot join a working group"), by_hand=True)
    mails.register("groupmember_link", _("Sends a member of a working group a new link"))
    retention.period("members", 90, _("Deleted 90 days after you leave the group or are not accepted."))
    retention.period("member_links", 30, _("Not kept here; the mail is deleted after 30 days."))
    rules(GroupMember, closed="members")
    retention.exempt(GroupNote._meta.label, "Words of the office for the members of a group.", "file")
    files.connect()
