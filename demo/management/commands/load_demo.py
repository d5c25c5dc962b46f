from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation

from demo import feedback, loader, newsletter, users
from demo.events import loader as events
from demo.events import participants
from demo.partnerships import loader as partnerships
from home.models import User


class Command(BaseCommand):
    help = "Load the trilingual demo, once: what editors changed since then stays."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The demo is for demonstration only; these settings do not allow it.")
        if User.objects.exists():
            self.stdout.write("The demo is already there.")
            return
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            loader.DemoLoader().load()
            for app in (partnerships, events, participants, feedback, newsletter):
                app.load()
            users.create()
        self.stdout.write("The demo is loaded.")
