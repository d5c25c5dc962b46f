from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models import User
from translation import access


class JobsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_order(request.user)


@hooks.register("register_reports_menu_item")
def list_jobs_among_the_reports() -> MenuItem:
    url = reverse("translation:all_jobs")
    return JobsMenuItem(
        gettext_lazy("Outside translators"), url, name="outside-translators", icon_name="mail", order=920
    )


@hooks.register("register_translation_buttons")
def lead_to_jobs(translation: Translation, page: Page, user: User) -> Iterator[Button]:
    if access.may_commission(user, page):
        url = reverse("translation:jobs", args=[translation.pk])
        yield Button(_("Outside translators"), url, classname="button button-secondary", priority=20)
