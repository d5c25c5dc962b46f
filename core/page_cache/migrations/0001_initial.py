from django.db import migrations, models

CREATE = """
-- Notes that this transaction changes the scope; other triggers call it too.
CREATE FUNCTION page_cache_note(changed text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO page_cache_change (transaction, scope)
    VALUES (pg_current_xact_id()::text::bigint, changed) ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION page_cache_is_seen(record jsonb, live_column text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE
        WHEN record IS NULL THEN false
        WHEN live_column = '' THEN true
        WHEN live_column = 'live' THEN (record->>'live')::boolean
        ELSE EXISTS (SELECT FROM wagtailcore_page WHERE id = (record->>live_column)::bigint AND live)
    END;
$$;

-- Arguments: the column that says whether readers see the record, and the columns of which they see nothing.
CREATE FUNCTION page_cache_note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before jsonb;
    after jsonb;
BEGIN
    IF TG_ARGV[0] != '' OR TG_ARGV[1] != '{}' THEN
        IF TG_OP != 'INSERT' THEN before := to_jsonb(OLD) - TG_ARGV[1]::text[]; END IF;
        IF TG_OP != 'DELETE' THEN after := to_jsonb(NEW) - TG_ARGV[1]::text[]; END IF;
        IF before IS NOT DISTINCT FROM after
            OR NOT (page_cache_is_seen(before, TG_ARGV[0]) OR page_cache_is_seen(after, TG_ARGV[0]))
        THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM page_cache_note('');
    RETURN NULL;
END $$;

-- At the commit, so that the rows of generations, which all writers share, are locked for no longer; always in the same
-- order, so that no two wait for each other. The first call does the work of all changes of the transaction.
CREATE FUNCTION page_cache_raise() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO page_cache_generation (scope, value)
    SELECT scope, gen_random_uuid() FROM page_cache_change
    WHERE transaction = pg_current_xact_id()::text::bigint ORDER BY scope
    ON CONFLICT (scope) DO UPDATE SET value = excluded.value;
    DELETE FROM page_cache_change WHERE transaction = pg_current_xact_id()::text::bigint;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER page_cache_raise AFTER INSERT ON page_cache_change
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION page_cache_raise();
"""
DROP = """
DROP FUNCTION page_cache_raise() CASCADE;
DROP FUNCTION page_cache_note_change() CASCADE;
DROP FUNCTION page_cache_is_seen(jsonb, text);
DROP FUNCTION page_cache_note(text);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("wagtailcore", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                ("scope", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("value", models.UUIDField()),
            ],
            options={"db_table": "page_cache_generation", "default_permissions": ()},
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("transaction", models.BigIntegerField()),
                ("scope", models.CharField(max_length=80)),
            ],
            options={
                "db_table": "page_cache_change",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("transaction", "scope"), name="page_cache_change_once")
                ],
            },
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
