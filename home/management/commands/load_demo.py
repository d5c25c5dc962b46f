from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation
from django.utils.module_loading import module_has_submodule

from home.demo import users
from home.models import User


class Command(BaseCommand):
    help = "Load the trilingual demo of every app, once: what editors changed since then stays."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The demo is for demonstration only; these settings do not allow it.")
        if User.objects.exists():
            self.stdout.write("The demo is already there.")
            return
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            for config in apps.get_app_configs():
                if module_has_submodule(config.module, "demo"):
                    import_module(f"{config.name}.demo").load()
            users.create()
        self.stdout.write("The demo is loaded.")
