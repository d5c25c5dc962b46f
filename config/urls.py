"""Every address of the site. Readers' pages are prefixed with their language; machines' addresses are not."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import pgettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts import page_passwords
from config import site_role
from home import views
from home.admin.create_page import create_page
from home.content import documents
from home.machines import security_txt, sitemaps
from home.pictures import media
from home.serving import hosts
from home.translation.review_views import decide
from operations import health, metrics
from translation.editor.deleted_page import edit_or_show_lost_words

handler400 = "home.views.bad_request"
handler403 = "home.views.permission_denied"
handler404 = "home.views.page_not_found"
handler500 = "home.views.server_error"

OF_ALL = [
    path("-/live", health.live),
    path("-/ready", health.ready),
    path("-/health", health.health),
    path("-/", include("core.mail.urls")),
    path("robots.txt", views.robots),
    path("favicon.ico", views.favicon),
    path(security_txt.PATH, security_txt.security_txt),
    path("documents/authenticate_with_password/<int:restriction_id>/", page_passwords.authenticate_for_documents),
    re_path(r"^documents/(\d+)/(.*)$", documents.serve),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:name>", media.media),
]

OF_ADMIN = [
    path(
        "admin/pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/", create_page
    ),
    path("admin/pages/<int:page_id>/edit/", edit_or_show_lost_words),
    path("admin/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/", decide),
    # There is one log-in: Wagtail’s own, for the admin and for pages of groups, lead to it.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("-/metrics", metrics.metrics),
    path("account/", include("accounts.urls")),
    path("admin/", include("home.admin.guarded_urls")),
    path("admin/", include(wagtailadmin_urls)),
]

OF_READERS = [
    path("", views.choose_language),
    path("sitemap.xml", sitemaps.index),
    path("sitemap/", include(([path("<slug:section>.xml", sitemaps.part, name="part")], "sitemaps"))),
]

OF_READERS_BY_LANGUAGE = [
    path(pgettext_lazy("address", "registration/"), include("events.urls")),
    path(pgettext_lazy("address", "newsletter-subscription/"), include("newsletter.urls")),
    path(pgettext_lazy("address", "service/"), include("partnerships.urls")),
    path(pgettext_lazy("address", "page-rating/"), include("feedback.urls")),
    # As they were before addresses had words in the reader's language; mails that were sent then still name them.
    *(
        path(f"{first}<path:rest>", views.redirect_to_words_of_reader, {"first": first})
        for first in ("registration/", "newsletter-subscription/", "service/")
    ),
    path("", include("home.urls")),
    path("", include("search.urls")),
]

# Who translates from outside changes drafts, devices at the door show participants: they work where the office does.
OF_HELPERS = [
    path(pgettext_lazy("address", "check-in/"), include("events.check_in.public_urls")),
    path(pgettext_lazy("address", "translation-job/"), include("translation.jobs.public_urls")),
]

OF_RESTRICTED_PAGES = [
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        page_passwords.authenticate,
        name="wagtailcore_authenticate_with_password",
    ),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
]


def patterns(role):
    """Those of a process with this role; what another one answers can still be named."""
    is_public, is_admin = role == site_role.PUBLIC, role == site_role.ADMIN
    return [
        *OF_ALL,
        *site_role.elsewhere(is_public, OF_ADMIN),
        *site_role.elsewhere(is_admin, OF_READERS, hosts.lead_to_site),
        *i18n_patterns(
            *site_role.elsewhere(is_admin, OF_READERS_BY_LANGUAGE, hosts.lead_to_site),
            *site_role.elsewhere(is_public, [*OF_HELPERS, *OF_RESTRICTED_PAGES]),
            # Readers get no cookie: pages with a form are protected by its own token, others take no POST at all.
            re_path(wagtail_urls.serve_pattern, csrf_exempt(wagtail_views.serve), name="wagtail_serve"),
        ),
    ]


urlpatterns = patterns(settings.SITE_ROLE)
