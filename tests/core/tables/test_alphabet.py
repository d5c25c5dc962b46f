"""Lists of the admin are in the order of the alphabet, whatever the database's."""

import pytest
from django.urls import reverse

from core.tables import alphabet
from core.text import languages
from partnerships.models import Municipality
from tests.html import soup_of

pytestmark = pytest.mark.django_db
NAMES = ["Achern", "Ägina", "Élancourt", "Ettlingen", "İzmir", "Öhringen", "Oppenau", "Überlingen", "Ulm", "van Buren"]
IN_UKRAINIAN = ["Ґуків", "Єлисаветівка", "Житомир", "Ізмаїл", "Їжівці", "Йосипівка", "Яготин"]


def listed(client, **asked):
    table = soup_of(client.get(reverse(Municipality.snippet_viewset.get_url_name("list")), asked)).find("table")
    return [cell.get_text(strip=True) for cell in table.select("tbody td.title .title-wrapper")]


@pytest.mark.indexed
def test_names_stand_in_the_order_of_the_alphabet(admin_client):
    for name in reversed(NAMES):
        Municipality.objects.create(name_de=name, country="DE", latitude=48, longitude=9)
    assert listed(admin_client) == NAMES
    assert listed(admin_client, ordering="-name_de") == NAMES[::-1]
    address = reverse(Municipality.snippet_viewset.chooser_viewset.get_url_name("choose_results"))
    chooser = soup_of(admin_client.get(address))
    assert [link.get_text(strip=True) for link in chooser.select("a[data-chooser-modal-choice]")] == NAMES
    assert listed(admin_client, q="Überlingen") == ["Überlingen"]


def test_names_in_ukrainian_stand_in_the_order_of_theirs(admin_client):
    for name in reversed(IN_UKRAINIAN):
        Municipality.objects.create(name_de="", name_uk=name, country="UA", latitude=48, longitude=30)
    rows = alphabet.in_order(Municipality.objects.order_by("name_uk"))
    assert list(rows.values_list("name_uk", flat=True)) == IN_UKRAINIAN
    assert sorted(IN_UKRAINIAN, key=lambda name: languages.sort_key(name, "uk")) == IN_UKRAINIAN
