"""No more seats than the event has, whatever writes: also two transactions at once, and SQL by hand."""

from django.db import migrations

CREATE = """
CREATE FUNCTION events_guard_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    capacity integer;
    held integer;
BEGIN
    IF NEW.seats_held = 0 OR current_setting('events.past_capacity', true) = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.seats_held <= OLD.seats_held
            AND NEW.event_id = OLD.event_id AND NEW.attendance = OLD.attendance THEN
        RETURN NULL;
    END IF;
    -- The lock of events.registration.quotas: who waits for it counts what the one before has committed.
    SELECT CASE NEW.attendance WHEN 'online' THEN capacity_online ELSE capacity_on_site END
        INTO capacity FROM events_eventpage WHERE page_ptr_id = NEW.event_id FOR NO KEY UPDATE;
    IF capacity IS NOT NULL THEN
        SELECT coalesce(sum(seats_held), 0) INTO held FROM events_registration
            WHERE event_id = NEW.event_id AND attendance = NEW.attendance AND seats_held > 0;
        IF held > capacity THEN
            RAISE EXCEPTION 'event % has % seats, % would be held', NEW.event_id, capacity, held
                USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_within_capacity';
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seats_within_capacity
    AFTER INSERT OR UPDATE OF seats_held, event_id, attendance ON events_registration
    FOR EACH ROW EXECUTE FUNCTION events_guard_seats();
"""
DROP = """
DROP TRIGGER seats_within_capacity ON events_registration;
DROP FUNCTION events_guard_seats();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
