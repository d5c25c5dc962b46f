"""A role is taken away while a form lies open: nothing is written, and what was typed comes back."""

import json

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale

from home.models import ContentPage, Person
from tests import factories
from tests.html import soup_of
from tests.journeys.forms import fields_of
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
TYPED = "Der Brunnen ist fertig."


@pytest.fixture
def editor():
    return client_of(user_of("redaktion"))


def take_away(role="Redaktion"):
    """All but the log-in itself."""
    group = Group.objects.get(name=role)
    group.page_permissions.all().delete()
    group.permissions.set(group.permissions.filter(codename="access_admin"))


def open_form(client, address, form):
    return fields_of(soup_of(client.get(address)).find("form", form))


def words_in(answer):
    assert answer.status_code == 403
    return [item.get_text() for item in soup_of(answer).select(".help-critical li")]


def test_what_was_typed_into_a_page_comes_back(home, editor):
    page = factories.ContentPageFactory(parent=home, title="Wege", body=[("text", "<p>Alt</p>")])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    fields = open_form(editor, address, {"id": "page-edit-form"})
    take_away()
    text = json.dumps({"blocks": [{"text": TYPED, "type": "unstyled"}, {"text": "Noch ein Absatz"}], "entityMap": {}})
    answer = editor.post(address, fields | {"title": "Neue Wege", "body-0-value": text})
    assert {"Neue Wege", f"{TYPED}\nNoch ein Absatz"} <= set(words_in(answer))
    assert not {*fields["csrfmiddlewaretoken"], "text"} & set(words_in(answer))
    assert ContentPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Wege"


def test_what_was_chosen_is_not_among_it(home, editor):
    note = ("callout", {"kind": "info", "title": "Gut zu wissen", "text": "<p>Mit Bus</p>"})
    calendar = factories.EventIndexPageFactory(parent=home)
    event = factories.EventPageFactory(parent=calendar, title="Treffen", body=[note])
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    fields = open_form(editor, address, {"id": "page-edit-form"})
    take_away()
    typed = {"Treffen", event.slug, event.summary, event.search_description, event.place_name, "Au"}
    assert set(words_in(editor.post(address, fields | {"city": "Au"}))) == typed | {"Gut zu wissen", "Mit Bus"}


def test_what_was_typed_into_a_record_comes_back(editor):
    person = Person.objects.create(name="Amina")
    address = reverse(Person.snippet_viewset.get_url_name("edit"), args=[person.pk])
    take_away()
    assert words_in(editor.post(address, {"name": TYPED, "password": "geheim"})) == [TYPED]
    assert Person.objects.get().name == "Amina"


def test_what_was_typed_into_a_translation_comes_back(home):
    page = factories.ContentPageFactory(parent=home, title="Wege")
    french = factories.translate(page, Locale.objects.get(language_code="fr"))
    translator = client_of(user_of("traduction"))
    address = reverse("wagtailadmin_pages:edit", args=[french.pk])
    fields = open_form(translator, address, {"method": "post"})
    field = next(name for name in fields if name.startswith("words-"))
    take_away("Übersetzung Französisch")
    assert TYPED in words_in(translator.post(address, fields | {field: TYPED}))


def test_a_table_comes_back_by_its_cells_and_what_is_no_json_as_it_is(editor):
    take_away()
    deep = "[" * 100_000
    table = json.dumps({"data": [["Ort", None], ["Ulm", "12"]], "table_caption": "Orte"})
    sent = {"table": table, "deep": f'{{"data": {deep}', "number": "7", "empty": ""}
    answer = editor.post(reverse("wagtailadmin_pages:add_subpage", args=[1]), sent)
    assert words_in(answer) == ["Ort\nUlm\n12\nOrte", sent["deep"]]


def test_who_typed_nothing_is_led_to_the_first_page(home, editor):
    take_away()
    address = reverse("wagtailadmin_pages:edit", args=[home.pk])
    assert editor.get(address).url == editor.post(address).url == reverse("wagtailadmin_home")
