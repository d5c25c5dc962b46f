"""What editors of this app's pages are reminded of."""

from django.utils.translation import gettext_lazy as _

from home import reminders
from partnerships.models import FundingProgrammePage


def register():
    reminders.register("funding", _("Funding programmes not checked for half a year"), programmes_to_check)


def programmes_to_check():
    return reminders.pages_due(FundingProgrammePage, lambda page: page.needs_check)
