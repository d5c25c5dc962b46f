"""What can be looked at without a network."""

from django.core import checks
from django.utils.translation import gettext_lazy as _

from operations import database, disks, health
from operations.doctor import Check

# Whether HTTPS binds other hosts of the town too is for the town to say; docs/operations.md tells what follows.
CHOSEN = {"security.W005", "security.W021"}


def _settings() -> list[str]:
    found = checks.run_checks(include_deployment_checks=True, databases=["default"])
    return [
        f"{message.msg} ({message.id})"
        for message in found
        if message.level >= checks.WARNING and message.id not in CHOSEN
    ]


def _processes() -> list[str]:
    return health.complaints(health.numbers_now())


CHECKS = [
    Check(_("Database"), database.problems, needs_network=False),  # first: the others ask it
    Check(_("Settings"), _settings, needs_network=False),
    Check(_("Disks"), disks.problems, needs_network=False),
    Check(_("Mails, jobs and backups"), _processes, needs_network=False),
]
