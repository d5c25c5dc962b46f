from typing import Any

from django.core.management.base import BaseCommand

from core.mail import jobs
from operations import health


class Command(BaseCommand):
    help = "Note that a backup has just been made; `/-/health` complains when the next one does not come."

    def handle(self, **options: Any) -> None:
        jobs.heartbeat(health.BACKUP)
