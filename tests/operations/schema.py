"""What a database is made of, whatever the way it came about: for comparing one that was upgraded with a fresh one."""

QUERIES = {
    "column": """
        SELECT table_name || '.' || column_name || ' ' || udt_name
            || ' ' || coalesce(character_maximum_length::text, '')
            || ' ' || is_nullable || ' ' || coalesce(column_default, '') || ' ' || coalesce(generation_expression, '')
        FROM information_schema.columns WHERE table_schema = 'public'
    """,
    "constraint": """
        SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    """,
    # Names that Django ends with a hash of columns are the same in both; those of PostgreSQL's own making need not be.
    "index": "SELECT regexp_replace(indexdef, ' INDEX \\S+ ', ' INDEX ') FROM pg_indexes WHERE schemaname = 'public'",
    "trigger": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "function": """
        SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
    """,
}


def parts(connection):
    """Each column, constraint, index, trigger and function as a line of text."""
    found = set()
    with connection.cursor() as cursor:
        for kind, query in QUERIES.items():
            cursor.execute(query)
            found |= {f"{kind}: {line}" for (line,) in cursor.fetchall()}
    return found
