from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models import User
from translation.machine import services


@hooks.register("register_translation_buttons")
def lead_to_machine(translation: Translation, page: Page, user: User) -> Iterator[Button]:
    if services.active():
        url = reverse("translation:machine", args=[translation.pk])
        yield Button(_("Draft by machine"), url, classname="button button-secondary", priority=30)
