"""
What is still to do before the site goes public, on the first page of the admin.

The hook `register_to_do` adds what is wise and keeps nobody from it: a function of the request that gives a list of
`ToDo`.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_stubs_ext import StrOrPromise
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site

from core.mail.models import OutboxMail
from home.admin.requests import AuthenticatedRequest
from home.going_public import findings
from home.models import SiteSettings
from home.staff import mail

TEST_MAIL = "home.test_mail"


@dataclass(frozen=True)
class ToDo:
    """A sentence, and the address where it is done; with `button`, which is its label, that is asked by POST."""

    words: StrOrPromise
    url: str = ""
    button: StrOrPromise = ""


class ToDoPanel(Component):
    """For administrators, and without links and buttons for those who publish; nothing once the site is public."""

    name = "to_do"
    template_name = "home/admin/to_do.html"
    order = 40  # above what waits

    def __init__(self, request: AuthenticatedRequest) -> None:
        self.is_shown, self.may_act = False, request.user.is_superuser
        site = Site.find_for_request(request)
        if site is None or not (self.may_act or site.root_page.permissions_for_user(request.user).can_publish()):
            return
        facts = SiteSettings.for_request(request)
        if facts.is_public:
            return
        self.is_shown = True
        self.necessary = [ToDo(finding.words, finding.url) for finding in findings(facts)]
        self.wise = [entry for hook in hooks.get_hooks("register_to_do") for entry in hook(request)]
        self.switch = reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk])

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"panel": self, "csrf_token": parent_context.get("csrf_token")}


def of_the_ground(request: AuthenticatedRequest) -> list[ToDo]:
    return [*_pages(), *_administrators(), *_mails()]


def _pages() -> list[ToDo]:
    """Drafts, and aliases, which show the German words where a translation is missing."""
    is_draft, is_alias = Q(live=False, alias_of=None), Q(alias_of__isnull=False)
    pages = Page.objects.filter(depth__gt=1)
    count = pages.aggregate(drafts=Count("pk", filter=is_draft), missing=Count("pk", filter=is_alias))
    drafts = ngettext("%(drafts)s page is still a draft.", "%(drafts)s pages are still drafts.", count["drafts"])
    missing = ngettext("%(missing)s translation is missing.", "%(missing)s translations are missing.", count["missing"])
    found = []
    if count["drafts"]:
        found.append(ToDo(drafts % count, reverse("wagtailadmin_explore_root")))
    if count["missing"]:
        found.append(ToDo(missing % count, reverse("wagtail_localize:translations_report")))
    return found


def _administrators() -> list[ToDo]:
    if get_user_model().objects.filter(is_active=True, is_superuser=True).count() > 1:
        return []
    words = _("There is no second administrator, who could help the first one when a log-in is lost.")
    return [ToDo(words, reverse("wagtailusers_users:index"))]


def _mails() -> list[ToDo]:
    if OutboxMail.objects.filter(state=OutboxMail.State.SENT).exists():
        return []
    words = _("No mail has ever been sent.")
    return [ToDo(words, reverse("home_admin:test_mail"), _("Send a test mail to yourself"))]


@require_POST
def send_test_mail(request: AuthenticatedRequest) -> HttpResponse:
    if not request.user.is_superuser:
        raise PermissionDenied
    key = f"test_mail:{request.user.pk}:{timezone.now():%Y%m%d%H%M}"  # pressing twice sends one
    if mail.queue(TEST_MAIL, key, request.user, {}):
        words = _("A test mail to %(address)s is on its way. When it has left, this point disappears from the list.")
        messages.success(request, words % {"address": request.user.email})
    else:
        messages.error(request, _("Your account has no valid e-mail address. Enter one in your account first."))
    return redirect(f"{reverse('wagtailadmin_home')}#to-do")
