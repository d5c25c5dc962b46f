"""What the public side's role of the database may do with records of the ground and of packages."""

from core.database_roles import DELETE, INSERT, UPDATE, hide, strangers_change, strangers_write
from core.mail import erasing, outbox
from home.staff import inboxes


def register() -> None:
    strangers_write("public_forms.Submission", "public_forms.KeptFile", "public_forms.RateCount")
    strangers_write("public_forms.Attachment", "public_forms.ConsentText", verbs=(INSERT,))
    strangers_write("privacy.SignedLink", verbs=(INSERT, UPDATE))
    strangers_write("mail.OutboxMail", verbs=(INSERT,))
    strangers_write("mail.OutboxAttachment", verbs=(INSERT, DELETE))
    # Whoever ends a subscription, or takes a registration back, has the mails about it erased.
    strangers_change("mail.OutboxMail", *erasing.ERASED)
    strangers_write("home.CustomRendition", verbs=(INSERT,))  # of a picture whose sizes were purged
    _hide_what_readers_never_see()


def _hide_what_readers_never_see() -> None:
    hide("home.User", *inboxes.UNREAD)
    hide("mail.OutboxMail", *outbox.UNREAD)
    hide("mail.OutboxAttachment", "content")
    hide("privacy.ErasureRecord", "address_hash", "rows")  # when there were erasures, `/-/ready` has to know
    for model in (
        "sessions.Session", "privacy.AccessRecord", "tables.ColumnMapping",
        "wagtailcore.Revision", "wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry", "wagtailcore.Comment",
        "wagtailcore.CommentReply", "wagtailcore.TaskState", "wagtailcore.WorkflowState", "wagtailcore.UploadedFile",
        "wagtailcore.PageSubscription", "wagtailadmin.EditingSession", "wagtailadmin.FormState",
        "wagtailsearch.IndexEntry",
    ):  # fmt: skip
        hide(model)
