"""What this app gives to the others: jobs, mails, and how long it keeps what it stores."""

from translation.overview import wiring as overview


def wire():
    overview.wire()
