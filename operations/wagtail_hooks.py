from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks

from core.mail.models import JobRun
from home.staff.to_do import ToDo
from operations import health


@hooks.register("register_to_do")
def make_a_backup(request: HttpRequest) -> list[ToDo]:
    if JobRun.objects.filter(name=health.BACKUP).exists():
        return []
    return [ToDo(_("No backup has been made yet. Ask whoever runs the server."))]
