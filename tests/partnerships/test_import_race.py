"""An import that is sent several times at once, as by a double click."""

import threading

import pytest
from django.db import connection
from django.test import Client

from core.tables.models import ColumnMapping
from partnerships.models import Municipality
from tests import roles
from tests.partnerships.importing import address, sent, upload

TOWNS = "name_de,country,latitude,longitude\nKlickdorf,DE,48.1,9.1\nKlickstadt,DE,48.2,9.2\n"


@pytest.fixture
def editors(committed):
    user = roles.user_of("admin")
    yield [roles.client_of(user) for _tab in range(4)]
    Municipality.objects.filter(name_de__startswith="Klick").delete()
    ColumnMapping.objects.all().delete()
    user.delete()


def test_a_double_click_makes_each_record_once(editors):
    accepted = sent(upload(editors[0], Municipality, TOWNS))
    answers = []

    def accept(client: Client):
        try:
            answers.append(client.post(address(Municipality), accepted))
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=[client]) for client in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 302], "the others see that it is done"
    assert Municipality.objects.filter(name_de__startswith="Klick").count() == 2
