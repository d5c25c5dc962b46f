"""What editors of this app's pages are reminded of."""

from home.staff import reminders
from partnerships.models import FundingProgrammePage


def programmes_to_check():
    return reminders.pages_due(FundingProgrammePage, lambda page: page.needs_check)
