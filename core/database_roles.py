"""
What the public side may do in the database: `manage.py database_roles` writes the SQL from these rules.

A room says in its wiring which of its models a stranger's request writes, and what it shall not even read. All else may
be read and not be written: it is what pages are made of. Registers of the admin and of drafts are named as hidden.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models
from psycopg.sql import SQL, Composable, Identifier

TIMES = {"statement_timeout": "3s", "lock_timeout": "3s", "idle_in_transaction_session_timeout": "10s"}
INSERT, UPDATE, DELETE = "INSERT", "UPDATE", "DELETE"
READ_BESIDES = ["django_migrations"]  # by /-/ready; no model of the site


@dataclass
class Rule:
    verbs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()  # fields that are changed, where not all of them are
    hidden: tuple[str, ...] | None = None  # fields; empty: all of them


RULES: dict[str, Rule] = {}


def strangers_write(*models: str, verbs: tuple[str, ...] = (INSERT, UPDATE, DELETE)) -> None:
    """Their requests do so with records of these models, such as “events.Registration”."""
    for model in models:
        RULES.setdefault(model, Rule()).verbs = verbs


def strangers_change(model: str, *fields: str) -> None:
    """Of records that are there these fields only; whoever locks a row must be allowed to change something of it."""
    RULES.setdefault(model, Rule()).columns = fields


def hide(model: str, *fields: str) -> None:
    """Strangers' requests do not read these, or nothing of the model."""
    RULES.setdefault(model, Rule()).hidden = fields


def public_role() -> tuple[str, bool]:
    """The role's name, and whether the server has it."""
    name = f"{connection.settings_dict['NAME']}_public"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
        return name, bool(cursor.fetchone())


def statements(role: str) -> Iterator[Composable]:
    """Take from the role what it has, and give it what the rules say; to be executed in one transaction."""
    name = Identifier(role)
    for time, value in TIMES.items():
        yield SQL("ALTER ROLE {} SET {} = {}").format(name, Identifier(time), value)
    yield SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(name)
    yield SQL("REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {}").format(name)
    yield SQL("REVOKE ALL ON SCHEMA public FROM {}").format(name)
    yield SQL("GRANT USAGE ON SCHEMA public TO {}").format(name)
    for table in READ_BESIDES:
        yield SQL("GRANT SELECT ON {} TO {}").format(Identifier(table), name)
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield from _grants(model, RULES.get(_owner(model), Rule()), name)


def _owner(model: type[models.Model]) -> str:
    """The rule of a record holds for its many-to-many relations too."""
    created_by = model._meta.auto_created
    return (created_by or model)._meta.label  # type: ignore[union-attr]


def _grants(model: type[models.Model], rule: Rule, role: Identifier) -> Iterator[Composable]:
    table, is_relation = Identifier(model._meta.db_table), bool(model._meta.auto_created)
    if rule.hidden is None or (rule.hidden and is_relation):
        yield SQL("GRANT SELECT ON {} TO {}").format(table, role)
    elif rule.hidden:
        shown = [column.column for column in model._meta.local_fields if column.name not in rule.hidden]
        yield SQL("GRANT SELECT ({}) ON {} TO {}").format(_list(shown), table, role)
    if rule.columns and not is_relation:
        columns = [column.column for column in model._meta.local_fields if column.name in rule.columns]
        yield SQL("GRANT UPDATE ({}) ON {} TO {}").format(_list(columns), table, role)
    if rule.verbs:
        yield SQL("GRANT {} ON {} TO {}").format(SQL(", ").join(map(SQL, rule.verbs)), table, role)


def _list(names: list[str]) -> Composable:
    return SQL(", ").join(map(Identifier, names))
