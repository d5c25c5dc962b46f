"""Records of the ground and of packages of which readers see nothing: pages are kept whatever becomes of them."""

from core.page_cache.rules import unseen, unseen_fields


def register() -> None:
    unseen(
        "page_cache.Generation", "page_cache.Change", "mail.OutboxMail", "mail.OutboxAttachment", "mail.JobRun",
        "privacy.SignedLink", "privacy.ErasureRecord", "public_forms.ConsentText", "public_forms.Submission",
        "public_forms.Attachment", "public_forms.KeptFile", "public_forms.RateCount", "home.User", "home.GrantedOnce",
        "home.CustomRendition", "auth.Permission", "auth.Group", "contenttypes.ContentType", "wagtailusers.UserProfile",
        "wagtailadmin.Admin", "wagtailimages.Image", "wagtailimages.Rendition", "wagtaildocs.Document",
        "wagtailcore.GroupSitePermission", "wagtailcore.GroupCollectionPermission", "wagtailcore.GroupPagePermission",
        "wagtailcore.Workflow", "wagtailcore.WorkflowContentType", "wagtailcore.WorkflowPage",
        "wagtailcore.WorkflowTask", "wagtailcore.Task", "wagtailcore.GroupApprovalTask", "wagtailcore.ReferenceIndex",
        "wagtailredirects.Redirect",  # where it leads from there is no page
    )  # fmt: skip
    # A draft is saved every few seconds, and so is its place among pages that readers see.
    unseen_fields(
        "wagtailcore.Page", "latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes",
        "locked", "locked_at", "locked_by", "go_live_at", "expire_at", "numchild",
    )  # fmt: skip
