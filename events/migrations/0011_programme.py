"""
Sessions of an event and who chose them; and no more choices than a session has seats, whatever writes.

A choice holds as many seats as its registration does: so both tables are watched. Nothing goes past a session's seats
on purpose, as an organiser may past the event's.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import events.language_fields
import events.times
import modelcluster.fields
from django.db import migrations, models

CREATE = """
CREATE FUNCTION events_guard_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who bigint;
    which bigint;  -- null: all sessions that it has chosen
    crowded record;
BEGIN
    IF TG_TABLE_NAME = 'events_registration' THEN
        who := NEW.id;
    ELSE
        who := NEW.registration_id;
        which := NEW.session_id;
    END IF;
    IF NOT EXISTS (
        SELECT FROM events_sessionchoice choice JOIN events_session session ON session.id = choice.session_id
            JOIN events_registration registration ON registration.id = choice.registration_id
            WHERE choice.registration_id = who AND NOT choice.was_full AND session.seats IS NOT NULL
                AND registration.seats_held > 0
    ) THEN
        RETURN NULL;
    END IF;
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION 'seats are given at READ COMMITTED only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_at_read_committed';
    END IF;
    -- The lock of events.registration.quotas: who waits for it counts what the one before has committed.
    PERFORM FROM events_eventpage WHERE page_ptr_id = (SELECT event_id FROM events_registration WHERE id = who)
        FOR NO KEY UPDATE;
    SELECT session.id, session.seats, sum(registration.seats_held) AS held INTO crowded
        FROM events_session session
            JOIN events_sessionchoice choice ON choice.session_id = session.id AND NOT choice.was_full
            JOIN events_registration registration ON registration.id = choice.registration_id
        WHERE session.id IN (
            SELECT session_id FROM events_sessionchoice
                WHERE registration_id = who AND NOT was_full AND (which IS NULL OR session_id = which)
        )
        GROUP BY session.id, session.seats HAVING sum(registration.seats_held) > session.seats LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'session % has % seats, % would be held', crowded.id, crowded.seats, crowded.held
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_within_session';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seats_within_session
    AFTER UPDATE OF seats_held ON events_registration
    FOR EACH ROW WHEN (NEW.seats_held > OLD.seats_held) EXECUTE FUNCTION events_guard_sessions();
CREATE CONSTRAINT TRIGGER choices_within_session
    AFTER INSERT OR UPDATE ON events_sessionchoice
    FOR EACH ROW WHEN (NOT NEW.was_full) EXECUTE FUNCTION events_guard_sessions();
"""
DROP = """
DROP TRIGGER choices_within_session ON events_sessionchoice;
DROP TRIGGER seats_within_session ON events_registration;
DROP FUNCTION events_guard_sessions();
"""



class Migration(migrations.Migration):

    dependencies = [
        ('events', '0010_reduction'),
    ]

    operations = [
        migrations.AlterField(
            model_name='transition',
            name='fields',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('name', 'Name'), ('email', 'E-mail address'), ('organisation', 'Organisation'), ('language', 'Language'), ('attendance', 'Takes part'), ('seats', 'Places'), ('attendees', 'Further people'), ('answers', 'Answers to questions'), ('sessions', 'Sessions')], max_length=20), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('starts_at', events.times.EventTimeField(verbose_name='begins')),
                ('ends_at', events.times.EventTimeField(verbose_name='ends')),
                ('title_de', models.CharField(max_length=250, verbose_name='title (German)')),
                ('title_fr', models.CharField(blank=True, max_length=250, verbose_name='title (French)')),
                ('title_uk', models.CharField(blank=True, max_length=250, verbose_name='title (Ukrainian)')),
                ('room_de', models.CharField(blank=True, max_length=120, verbose_name='room (German)')),
                ('room_fr', models.CharField(blank=True, max_length=120, verbose_name='room (French)')),
                ('room_uk', models.CharField(blank=True, max_length=120, verbose_name='room (Ukrainian)')),
                ('track_de', models.CharField(blank=True, max_length=120, verbose_name='track (German)')),
                ('track_fr', models.CharField(blank=True, max_length=120, verbose_name='track (French)')),
                ('track_uk', models.CharField(blank=True, max_length=120, verbose_name='track (Ukrainian)')),
                ('speakers_de', models.TextField(blank=True, help_text='One a line: name, role or organisation.', verbose_name='speakers (German)')),
                ('speakers_fr', models.TextField(blank=True, help_text='In the same order.', verbose_name='speakers (French)')),
                ('speakers_uk', models.TextField(blank=True, help_text='In the same order.', verbose_name='speakers (Ukrainian)')),
                ('spoken_languages', events.language_fields.LanguagesField(blank=True, default=list, help_text='Codes of languages, separated by commas: de, uk.', size=None, verbose_name='languages spoken')),
                ('interpretation', events.language_fields.PairsField(blank=True, default=list, help_text='From one language to another, separated by commas: de-uk, uk-de.', size=None, verbose_name='interpretation')),
                ('seats', models.PositiveIntegerField(blank=True, help_text='Empty: no limit.', null=True, verbose_name='seats')),
                ('to_be_chosen', models.BooleanField(default=False, help_text='With limited seats it always is.', verbose_name='to be chosen on registration')),
                ('event', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='events.eventpage')),
            ],
            options={
                'verbose_name': 'session of the programme',
                'verbose_name_plural': 'sessions of the programme',
                'ordering': ['starts_at', 'sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SessionChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was_full', models.BooleanField(db_default=False, default=False)),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='events.registration')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='events.session')),
            ],
            options={
                'verbose_name': 'chosen session',
                'verbose_name_plural': 'chosen sessions',
                'ordering': ['session__starts_at', 'session__sort_order'],
                'constraints': [models.UniqueConstraint(fields=('registration', 'session'), name='one_choice_a_session')],
            },
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
