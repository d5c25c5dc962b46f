"""
Seats, ways of taking part and pages of registrations, held by the database on every path.

What is refused is refused in each isolation level: another than READ COMMITTED would count what was there before the
wait for the lock. What goes past the capacity on purpose leaves a row.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

before = import_module("events.migrations.0002_guard_seats")
CREATE = """
CREATE FUNCTION events_guard_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    capacity integer;
    held integer;
BEGIN
    IF (TG_OP = 'INSERT' OR NEW.event_id <> OLD.event_id) AND NOT EXISTS (
        SELECT FROM wagtailcore_page page JOIN wagtailcore_locale locale ON locale.id = page.locale_id
            WHERE page.id = NEW.event_id AND locale.language_code = 'de'
    ) THEN
        RAISE EXCEPTION 'page % is a translation; registrations hang on the German page', NEW.event_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'registrations_on_german_pages';
    END IF;
    IF NEW.seats_held = 0 OR TG_OP = 'UPDATE' AND NEW.seats_held <= OLD.seats_held
            AND NEW.event_id = OLD.event_id AND NEW.attendance = OLD.attendance THEN
        RETURN NULL;
    END IF;
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION 'seats are given at READ COMMITTED only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_at_read_committed';
    END IF;
    -- The lock of events.registration.quotas: who waits for it counts what the one before has committed.
    SELECT CASE NEW.attendance WHEN 'online' THEN capacity_online ELSE capacity_on_site END
        INTO capacity FROM events_eventpage WHERE page_ptr_id = NEW.event_id FOR NO KEY UPDATE;
    IF capacity IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT coalesce(sum(seats_held), 0) INTO held FROM events_registration
        WHERE event_id = NEW.event_id AND attendance = NEW.attendance AND seats_held > 0;
    IF held > capacity THEN
        IF current_setting('events.past_capacity', true) IS DISTINCT FROM 'on' THEN
            RAISE EXCEPTION 'event % has % seats, % would be held', NEW.event_id, capacity, held
                USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_within_capacity';
        END IF;
        INSERT INTO events_pastcapacity (registration_id, at, role, capacity, held)
            VALUES (NEW.id, now(), session_user, capacity, held);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seats_within_capacity
    AFTER INSERT OR UPDATE OF seats_held, event_id, attendance ON events_registration
    FOR EACH ROW EXECUTE FUNCTION events_guard_seats();
"""
# Until now an organiser's word was all that led from pending to confirmed.
NOTE_APPROVALS = "UPDATE events_transition SET is_approved = true WHERE before = 'pending' AND after = 'confirmed'"


class Migration(migrations.Migration):
    dependencies = [("events", "0005_event_changes")]
    operations = [
        migrations.AddField(
            "transition",
            "is_approved",
            models.BooleanField(db_default=False, default=False, verbose_name="approved by an organiser"),
        ),
        migrations.RunSQL(NOTE_APPROVALS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "registration",
            models.CheckConstraint(
                condition=models.Q(("attendance__in", ["on-site", "online"])), name="ways_to_take_part"
            ),
        ),
        migrations.CreateModel(
            "PastCapacity",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("role", models.CharField(max_length=63)),
                ("capacity", models.PositiveIntegerField()),
                ("held", models.PositiveIntegerField()),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="events.registration"
                    ),
                ),
            ],
            options={
                "verbose_name": "seats past the capacity",
                "verbose_name_plural": "seats past the capacity",
            },
        ),
        migrations.RunSQL(before.DROP + CREATE, before.DROP + before.CREATE),
    ]
