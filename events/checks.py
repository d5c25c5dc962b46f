from django.core.checks import Error, Tags, register
from django.db import connection, transaction

from events.models import Question
from events.participants.answers import WORDS
from events.registration.question_field import FIELDS

SHOWN = "SELECT current_setting('transaction_isolation'), current_setting('default_transaction_isolation')"


@register(Tags.database)
def counts_see_what_others_wrote(app_configs, databases=None, **kwargs):
    """
    Seats are counted after waiting for a lock; any other isolation would count what was there before the wait.

    Asks the server what the site works at, and what whoever comes by another program would work at.
    """
    if connection.alias not in (databases or ()):
        return []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SHOWN)
        levels = cursor.fetchone()
    if set(levels) == {"read committed"}:
        return []
    return [Error("The database must run at READ COMMITTED, or events could be overbooked.", id="events.E001")]


@register()
def every_type_of_question_is_asked_and_read(app_configs, **kwargs):
    """A type that an editor may choose and that lacks one would break the page of the event, or the list of answers."""
    tables = {"events.registration.question_field.FIELDS": FIELDS, "events.participants.answers.WORDS": WORDS}
    return [
        Error(f"{name} lacks the type of question “{kind}”.", obj=Question, id="events.E002")
        for name, table in tables.items()
        for kind in Question.Type
        if kind not in table
    ]
