"""Free places of an event show on its page and in lists: a scope of the page cache of its own for each event."""

from django.db import migrations

CREATE = """
CREATE FUNCTION events_note_places() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM page_cache_note('event ' || translation_key) FROM wagtailcore_page
        WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.event_id ELSE NEW.event_id END;
    IF TG_OP = 'UPDATE' AND NEW.event_id != OLD.event_id THEN
        PERFORM page_cache_note('event ' || translation_key) FROM wagtailcore_page WHERE id = OLD.event_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER page_cache_places AFTER INSERT OR DELETE ON events_registration
    FOR EACH ROW EXECUTE FUNCTION events_note_places();
CREATE TRIGGER page_cache_places_changed AFTER UPDATE ON events_registration
    FOR EACH ROW WHEN (
        (OLD.event_id, OLD.attendance, OLD.seats, OLD.seats_held, OLD.state)
        IS DISTINCT FROM (NEW.event_id, NEW.attendance, NEW.seats, NEW.seats_held, NEW.state)
    ) EXECUTE FUNCTION events_note_places();
"""
DROP = "DROP FUNCTION events_note_places() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("events", "0016_registrars_and_devices"), ("page_cache", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
