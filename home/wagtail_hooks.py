from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.widgets import Button
from wagtail.models import PageLogEntry, WorkflowState
from wagtail.snippets.models import register_snippet
from wagtail_localize.synctree import create_aliases_for_new_page

from core.mail.viewsets import OutboxMailViewSet
from core.privacy import views as retention_views
from core.privacy.reports import AccessReport
from core.tables.choosing import edits_pages
from core.tables.reports import ReportMenuItem
from core.text import languages
from home.admin import (
    bulk_actions,
    glossary_editor,
    language_marks,
    page_choosers,
    page_listings,
    redirects,
    refusal,
    session,
)
from home.admin.api import ChosenDocuments, ChosenImages, ReadOnlyPages
from home.content import rich_text
from home.forms.uploads import AvatarForm
from home.review.panel import ReviewPanel
from home.serving import hosts
from home.staff import former_staff, inboxes
from home.staff.pending_work import Waiting, WaitingPanel
from home.staff.to_do import ToDoPanel, of_the_ground
from home.translation import (
    alias_views,
    copying,
    deletion_views,
    follow_source,
    minor_edits,
    review,
    review_views,
    tree,
    tree_view,
)
from home.viewsets import AudienceViewSet, GlossaryTermViewSet, PersonViewSet, TopicViewSet
from home.word_import import views as word_views

AvatarSettingsPanel.form_class = AvatarForm  # Wagtail has no setting for it
redirects.put_in_place()
refusal.put_in_place()
hooks.register("before_serve_page", hosts.page_on_its_host, order=-1)
hooks.register("before_serve_document", hosts.document_on_its_host, order=-1)


@hooks.register("before_serve_page")
def refuse_page_of_another_language(page, request, serve_args, serve_kwargs):
    """Without a French home page Wagtail would serve the German one under `/fr/` as if it were French."""
    if page.locale.language_code != languages.active():
        raise Http404


@hooks.register("before_serve_page")
def give_words_back(page, request, serve_args, serve_kwargs):
    """Of a form that lay open when its page was made private: to log in or give the password would lose them."""
    if request.method == "POST":
        restrictions = page.get_view_restrictions()
        if not all(restriction.accept_request(request) for restriction in restrictions):
            raise Http404
        page.get_view_restrictions = lambda: restrictions  # Wagtail asks the same again


@hooks.register("after_copy_page")
def hold_places_of_copies(request, page, new_page):
    """wagtail-localize does so in the other languages for new pages, but not for copies."""
    if new_page.locale.language_code == languages.SOURCE:
        follow_source.restrict_copies(page, new_page)
        for copy in new_page.get_descendants(inclusive=True).specific():
            if not copy.get_translations().exists():
                create_aliases_for_new_page(copy)
        for source, twin in copying.pairs(page, new_page):
            copying.copy_words(source, twin)


@hooks.register("before_copy_page")
def copy_german_pages_only(request, page):
    if page.locale.language_code != languages.SOURCE:
        messages.error(request, _("Translations are not copied. Copy the German page: its words come along."))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


hooks.register("before_convert_alias_page", alias_views.convert_no_place_of_a_translation)


@hooks.register("register_admin_urls", order=-1)  # found before the address that it guards
def guard_addresses_of_localize():
    return [
        path("localize/page/<int:page_id>/convert_to_alias/", alias_views.convert_to_alias),
    ]


@hooks.register("register_admin_urls")
def own_addresses():
    return [
        path("", include("home.admin.urls")),
        path("", include("core.privacy.admin_urls")),
        path("", include("core.public_forms.admin_urls")),
    ]


@hooks.register("insert_global_admin_js")
def keep_what_is_typed_when_the_log_in_ends():
    return session.script()


@hooks.register("insert_editor_js")
def turn_what_is_pasted_into_blocks():
    return word_views.script()


@hooks.register("register_page_header_buttons")
def lead_to_word_import(page, user, next_url=None, view_name=None):
    is_german = page.locale.language_code == languages.SOURCE
    if is_german and page.permissions_for_user(user).can_add_subpage() and word_views.has_page_types(page):
        url = reverse("home_admin:word_import", args=[page.pk])
        yield Button(_("Page from a Word document"), url, icon_name="doc-full", priority=17)


class RetentionMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(retention_views.PERMISSION)


@hooks.register("register_reports_menu_item")
def list_retention_among_the_reports():
    return RetentionMenuItem(_("Retention of personal data"), reverse("privacy:retention"), icon_name="lock", order=900)


@hooks.register("construct_reports_menu")
def leave_out_translations_for_who_edits_no_pages(request, items):
    """wagtail-localize offers its report to everybody in the admin."""
    if not edits_pages(request.user):
        items[:] = [item for item in items if item.url != reverse("wagtail_localize:translations_report")]


@hooks.register("register_reports_menu_item")
def list_accesses_among_the_reports():
    return ReportMenuItem(AccessReport, name="accesses", order=905)


@hooks.register("register_help_menu_item")
def lead_to_the_handbook():
    return MenuItem(_("Handbook"), reverse("home_admin:handbook"), name="handbook", icon_name="doc-full", order=100)


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    panels[:] = [ReviewPanel() if type(panel) is WorkflowObjectsToModeratePanel else panel for panel in panels]
    panels += [ToDoPanel(request), WaitingPanel(request)]


hooks.register("register_to_do", of_the_ground)


@hooks.register("register_admin_urls", order=-1)
def guard_translations_in_review():
    return review_views.URLS


@hooks.register("construct_page_chooser_queryset")
def choose_among_pages_that_one_sees(pages, request):
    return page_choosers.choosable(pages, request.user)


page_listings.replace_buttons_of_localize()
hooks.register("construct_explorer_page_queryset", page_listings.explored)

hooks.register("before_delete_page", deletion_views.delete)


@hooks.register("construct_admin_api", order=100)  # in place of Wagtail's
def tell_what_one_sees(router):
    for endpoint in (ReadOnlyPages, ChosenImages, ChosenDocuments):
        router.register_endpoint(endpoint.name, endpoint)


@hooks.register("before_edit_page")
def show_why_a_page_came_back(request, page):
    """Wagtail tells the comment only in a dialogue behind the page's status; translations have a box for it."""
    state = page.current_workflow_state
    if request.method != "GET" or not state or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    comment = state.current_task_state.comment
    if comment and not review.translation_of(page):
        messages.info(request, _("Sent back with this comment: %(comment)s") % {"comment": comment})


@hooks.register("after_publish_page")
def name_translations_that_stay_withdrawn(request, page):
    """What they say is older than the German page is now, or somebody has withdrawn them: each is for a person."""
    log = PageLogEntry.objects.filter(page=OuterRef("pk"), action__startswith="wagtail.unpublish")
    withdrawn = follow_source.translations_of(page).filter(Exists(log), live_revision=None, alias_of=None)
    if pages := withdrawn.select_related("locale"):
        words = _("These translations are still withdrawn. Look at them and publish them again.")
        buttons = [
            messages.button(reverse("wagtailadmin_pages:edit", args=[version.pk]), version.locale.get_display_name())
            for version in pages
        ]
        messages.info(request, words, buttons=buttons)


@hooks.register("register_waiting")
def languages_that_disagree(request):
    count = tree.known_faults() if tree_view.may_see(request.user) else 0
    words = ngettext("%(count)s place where languages disagree", "%(count)s places where languages disagree", count)
    return [Waiting(words % {"count": count}, count, reverse("home_admin:languages"))]


class SubmitForReview(SubmitForModerationMenuItem):
    """Wagtail names the workflow in the button, which makes no sentence in German."""

    label = _("Submit for review")

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": self.label}


@hooks.register("construct_page_action_menu")
def name_submission(menu_items, request, context):
    menu_items[:] = [
        SubmitForReview(order=item.order) if type(item) is SubmitForModerationMenuItem else item for item in menu_items
    ]


hooks.register("register_waiting", inboxes.waiting)


@hooks.register("construct_page_action_menu")
def offer_conversion_to_publishers_only(menu_items, request, context):
    page = context.get("page")
    if page and not page.permissions_for_user(request.user).can_publish():
        menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


@hooks.register("register_log_actions")
def name_the_end_of_an_account(actions):
    actions.register_action(former_staff.ACTION, _("Anonymise an account"), _("Account anonymised"))


@hooks.register("register_log_actions")
def name_minor_edits(actions):
    actions.register_action(
        minor_edits.ACTION, _("Minor edit"), _("Only a typing error mended: the translations stay current")
    )


@hooks.register("register_rich_text_features", order=100)  # after Wagtail has registered its own
def link_what_the_reader_may_open_in_their_language(features):
    features.register_link_type(rich_text.LocalizedPageLinkHandler)
    features.register_link_type(rich_text.ShownDocumentLinkHandler)
    features.register_link_type(rich_text.GlossaryLinkHandler)
    glossary_editor.register(features)
    language_marks.register(features)


for action in (bulk_actions.Delete, bulk_actions.Unpublish, bulk_actions.Move, bulk_actions.DeleteRecords):
    hooks.register("register_bulk_action", action, order=1)  # after Wagtail's own, in whose place they come
hooks.register("before_bulk_action", bulk_actions.have_doubtful_pages_published_singly)

for viewset in (PersonViewSet, GlossaryTermViewSet, TopicViewSet, AudienceViewSet, OutboxMailViewSet):
    register_snippet(viewset)
