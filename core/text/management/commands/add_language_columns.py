"""Write the migrations that a new language needs."""

from typing import Any

from django.core.management.commands import makemigrations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState

from core.text import languages


class Questioner(NonInteractiveMigrationQuestioner):
    def ask_not_null_addition(self, field_name: str, model_name: str) -> Any:
        """What records that exist have in a new column: nothing, so that readers get the source language's words."""
        if field_name.endswith(tuple(f"_{code}" for code in languages.TRANSLATED)):
            return ""
        return super().ask_not_null_addition(field_name, model_name)


class Autodetector(MigrationAutodetector):
    def __init__(self, from_state: ProjectState, to_state: ProjectState, questioner: Any = None) -> None:
        super().__init__(from_state, to_state, Questioner(questioner.specified_apps, questioner.dry_run))


class Command(makemigrations.Command):
    help = "Write the migrations that add the columns of a language that was registered; it asks nothing."
    requires_system_checks = []  # they name what else the language lacks
    autodetector = Autodetector
