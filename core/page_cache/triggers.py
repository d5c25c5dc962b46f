"""The triggers of the tables of which readers see something, as the rules say; brought up to date by `migrate`."""

from typing import Any

from django.db import connection
from psycopg.sql import SQL, Identifier, Literal

from core.page_cache import rules

NAMES = {"page_cache_rows": "INSERT OR DELETE", "page_cache_values": "UPDATE"}
FOUND = """
SELECT c.relname, t.tgname, encode(t.tgargs, 'escape')
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE t.tgname = ANY(%s) AND n.nspname = current_schema
"""
DROP = SQL("DROP TRIGGER {} ON {}")


def bring_up_to_date(**kwargs: Any) -> None:
    """Only what differs is written: a trigger takes a lock on its table."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        cursor.execute(FOUND, [list(NAMES)])
        found = {(table, name): arguments for table, name, arguments in cursor.fetchall()}
        wanted = {
            (watched.table, name): watched.arguments
            for watched in rules.watched()
            if watched.table in tables
            for name in NAMES
        }
        for table, name in found.keys() - wanted.keys():
            statement = DROP.format(Identifier(name), Identifier(table))
            cursor.execute(statement)
        for (table, name), arguments in sorted(wanted.items()):
            if found.get((table, name)) != "".join(f"{argument}\\000" for argument in arguments):
                cursor.execute(_create(table, name, arguments))


def _create(table: str, name: str, arguments: list[str]) -> Any:
    changed = "WHEN (OLD.* IS DISTINCT FROM NEW.*)" if NAMES[name] == "UPDATE" else ""
    return SQL(
        "CREATE OR REPLACE TRIGGER {name} AFTER {events} ON {table} FOR EACH ROW {changed} "
        "EXECUTE FUNCTION page_cache_note_change({arguments})"
    ).format(
        name=Identifier(name),
        events=SQL(NAMES[name]),
        table=Identifier(table),
        changed=SQL(changed),
        arguments=SQL(", ").join(map(Literal, arguments)),
    )
