from collections.abc import Iterator

from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models import User
from translation.files import urls


@hooks.register("register_admin_urls", order=-1)
def guard_files_of_localize() -> list[URLPattern]:
    return urls.GUARDED


@hooks.register("register_translation_buttons")
def lead_to_files(translation: Translation, page: Page, user: User) -> Iterator[Button]:
    url = reverse("translation:files", args=[translation.pk])
    yield Button(_("Translate in files"), url, classname="button button-secondary", priority=10)
