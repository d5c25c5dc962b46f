"""Looks for a typed word in the whole database: after erasure it must be nowhere."""

from django.db import connection

COLUMNS = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND (
        data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea', 'tsvector'))
"""


def places_of(word):
    """`{(table, column)}` of all texts, JSON, arrays and bytes that hold the word."""
    found = set()
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        for table, column in cursor.fetchall():
            cursor.execute(
                f'SELECT EXISTS (SELECT 1 FROM "{table}" WHERE "{column}"::text ILIKE %s '  # noqa: S608
                f'OR "{column}"::text LIKE %s)',
                [f"%{word}%", f"%{word.encode().hex()}%"],
            )
            if cursor.fetchone()[0]:
                found.add((table, column))
    return found
