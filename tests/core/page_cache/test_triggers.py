"""What `migrate` does about the triggers: nothing where they are as the rules say, and else only what differs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.page_cache import triggers

pytestmark = pytest.mark.django_db


def written():
    with CaptureQueriesContext(connection) as queries:
        triggers.bring_up_to_date()
    return [query["sql"] for query in queries if "TRIGGER" in query["sql"]]


def test_it_writes_what_differs_alone():
    assert written() == []
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER page_cache_rows ON home_glossaryterm")
        cursor.execute(
            "CREATE TRIGGER page_cache_rows AFTER INSERT ON mail_jobrun FOR EACH ROW "
            "EXECUTE FUNCTION page_cache_note_change('', '{}')"
        )
    dropped, created = written()
    assert dropped == 'DROP TRIGGER "page_cache_rows" ON "mail_jobrun"'
    assert created.startswith(
        'CREATE OR REPLACE TRIGGER "page_cache_rows" AFTER INSERT OR DELETE ON "home_glossaryterm"'
    )
    assert written() == []
