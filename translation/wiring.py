"""What this app gives to the others: jobs, mails, and how long it keeps what it stores."""

from translation.jobs import wiring as jobs
from translation.machine import wiring as machine
from translation.overview import wiring as overview


def wire():
    jobs.wire()
    machine.wire()
    overview.wire()
