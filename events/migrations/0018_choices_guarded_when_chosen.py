from django.db import migrations

# Whoever has a place keeps it when a session is made smaller than those who chose it, and has to be told of its moves.
SET = """
DROP TRIGGER choices_within_session ON events_sessionchoice;
CREATE CONSTRAINT TRIGGER choices_within_session
    AFTER INSERT OR UPDATE {columns} ON events_sessionchoice
    FOR EACH ROW WHEN (NOT NEW.was_full) EXECUTE FUNCTION events_guard_sessions();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0017_generation_of_free_places")]

    operations = [
        migrations.RunSQL(
            SET.format(columns="OF registration_id, session_id, was_full"), reverse_sql=SET.format(columns="")
        )
    ]
