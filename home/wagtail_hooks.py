from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail_localize.synctree import create_aliases_for_new_page
from wagtail_localize.views import convert

from home import cascade, glossary_editor, languages, rich_text
from home.outbox_admin import OutboxMailViewSet
from home.public_forms import attachments
from home.retention import views as retention_views
from home.translation import copying
from home.viewsets import AudienceViewSet, GlossaryTermViewSet, PersonViewSet, TopicViewSet
from home.waiting import WaitingPanel


@hooks.register("before_serve_page")
def refuse_page_of_another_language(page, request, serve_args, serve_kwargs):
    """Without a French home page Wagtail would serve the German one under `/fr/` as if it were French."""
    if page.locale.language_code != languages.active():
        raise Http404


@hooks.register("construct_translated_pages_to_cascade_actions")
def translations_that_follow(pages, action):
    """Tell editors which translations go along; `home.cascade` sees to it that they do."""
    return {page: cascade.translations_of(page) for page in pages}


@hooks.register("after_copy_page")
def hold_places_of_copies(request, page, new_page):
    """wagtail-localize does so in the other languages for new pages, but not for copies."""
    if new_page.locale.language_code == languages.SOURCE:
        for copy in new_page.get_descendants(inclusive=True).specific():
            if not copy.get_translations().exists():
                create_aliases_for_new_page(copy)
        copying.copy_words(page, new_page)


def convert_to_alias(request, page_id):
    """wagtail-localize lets everyone who may edit a translation put the German text in its place at once."""
    page = get_object_or_404(Page, pk=page_id)
    if page.live and not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return convert.convert_to_alias(request, page_id)


@hooks.register("register_admin_urls", order=-1)  # found before the address that it guards
def guard_conversion_to_alias():
    return [path("localize/page/<int:page_id>/convert_to_alias/", convert_to_alias)]


@hooks.register("register_admin_urls")
def hand_out_attachments():
    return [path("attachments/<int:pk>/", attachments.download, name="attachment")]


@hooks.register("register_admin_urls")
def show_personal_data():
    return [
        path("reports/retention/", retention_views.report, name="retention"),
        path("personal-data/", retention_views.person, name="personal_data"),
    ]


class RetentionMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(retention_views.PERMISSION)


@hooks.register("register_reports_menu_item")
def list_retention_among_the_reports():
    return RetentionMenuItem(_("Retention of personal data"), reverse("retention"), icon_name="lock", order=900)


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    panels.append(WaitingPanel(request))


@hooks.register("construct_page_action_menu")
def offer_conversion_to_publishers_only(menu_items, request, context):
    page = context.get("page")
    if page and not page.permissions_for_user(request.user).can_publish():
        menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


@hooks.register("register_rich_text_features", order=100)  # after Wagtail has registered its own
def link_pages_and_words_in_the_readers_language(features):
    features.register_link_type(rich_text.LocalizedPageLinkHandler)
    features.register_link_type(rich_text.GlossaryLinkHandler)
    glossary_editor.register(features)


for viewset in (PersonViewSet, GlossaryTermViewSet, TopicViewSet, AudienceViewSet, OutboxMailViewSet):
    register_snippet(viewset)
