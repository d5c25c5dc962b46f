"""An address and a name in every column of every model: an officer finds them, exports them, and erases them."""

import json

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from wagtail.fields import StreamField
from wagtail.models import Collection, Locale, Page

from core.privacy import mentions, persons
from home.models import HomePage, User
from tests.canaries import places_of
from tests.contract.one_of_each import fill, pages

pytestmark = pytest.mark.django_db
EMAIL = "zk@kanari.example"
NAME = "Zoë Käfer"  # not ASCII: JSON within JSON writes it in three ways
BOTH = f"{NAME} ({EMAIL})"
# Columns that hold no words of a person, though they could by their type.
TECHNICAL = {
    "wagtailcore.Page": ("path", "url_path"),
    "wagtailcore.Collection": ("path",),
    "wagtailcore.Locale": ("language_code",),
    "contenttypes.ContentType": ("app_label", "model"),
    "translation.BulkTranslation": ("last_path",),
}
# Read by the program as something else than words, so that nothing else can be stored there.
PARSED = {"PartialDateField", "CountriesField", "CountryField", "ZoneField", "LanguagesField", "PairsField",
          "ChoicesField"}  # fmt: skip


def plant():
    """`{(table, column)}` in which words now stand: as far as the column is long both, or what fits."""
    planted = {}
    for model, columns in mentions.searched():
        for field in columns:
            if field.name in TECHNICAL.get(model._meta.label, ()) or type(field).__name__ in PARSED:
                continue
            base = field.base_field if isinstance(field, ArrayField) else field
            room = base.max_length or 1000
            words = next((words for words in (BOTH, EMAIL, NAME) if len(words) <= room), None)
            if isinstance(base, models.EmailField):
                words = EMAIL
            if words is None:
                continue
            stored = _as_stored(field, words)
            row = model._base_manager.order_by("pk").first()
            table, column, pk = (connection.ops.quote_name(name) for name in (
                model._meta.db_table, field.column, model._meta.pk.column))  # fmt: skip
            with connection.cursor() as cursor:
                cursor.execute(
                    f"UPDATE {table} SET {column} = %s::{field.db_type(connection)} WHERE {pk} = %s",  # noqa: S608
                    [stored, row.pk],
                )
            planted[model._meta.db_table, field.column] = persons.key_of(row)
    return planted


def _as_stored(field, words):
    if isinstance(field, ArrayField):
        return [words]
    if isinstance(field, StreamField):
        return json.dumps([{"type": "text", "value": f"<p>„{words}“</p>", "id": "1"}])
    if isinstance(field, models.JSONField):
        return json.dumps({"words": [words, json.dumps([f"Zeile\n{words}"])]})
    return words


@pytest.fixture(scope="module")
def everywhere(kept):
    pages(HomePage.objects.get(locale__language_code="de"))
    fill()
    User.objects.update(is_active=False)
    return plant()


def places():
    found = {place for word in (NAME, EMAIL, json.dumps(NAME)[1:-1]) for place in places_of(word.replace("\\", "\\\\"))}
    left_out = {apps.get_model(label)._meta.db_table for label in mentions.LEFT_OUT}
    return {(table, column) for table, column in found if table not in left_out}


COLUMNS = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND coalesce(character_maximum_length, 1000) >= 20
      AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY')
"""


def reasons():
    """`{(table, column): why no words of a person can be there}` of what the fields themselves tell."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            base = field.base_field if isinstance(field, ArrayField) else field
            if model._meta.label in mentions.LEFT_OUT:
                why = mentions.LEFT_OUT[model._meta.label]
            elif field.primary_key or field.is_relation or isinstance(base, models.SlugField):
                why = "a key"
            elif base.choices or not isinstance(base, models.CharField | models.TextField | models.JSONField):
                why = "" if isinstance(field, StreamField) else "one of a list, a number or a time"
            elif type(field).__name__ in PARSED or field.name in TECHNICAL.get(model._meta.label, ()):
                why = "read as something else than words"
            else:
                why = "shorter than name and address" if (base.max_length or 99) < len(NAME) else ""
            found[model._meta.db_table, field.column] = why
    return found


def test_the_words_are_planted_in_every_column_that_the_database_has(everywhere):
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        columns = set(cursor.fetchall())
    why = reasons()
    left = {place for place in columns - everywhere.keys() if not why.get(place)}
    assert {place for place in left if place[0] != "django_migrations"} == set()


@pytest.mark.audit
def test_every_place_is_found_exported_and_erased(everywhere):
    assert everywhere.keys() <= places()
    found = {place.key for place in persons.find(EMAIL, NAME)}
    belonging = {persons.key_of(row) for place in persons.find(EMAIL, NAME) for row in place.belongings}
    assert set(everywhere.values()) - found - belonging == set()
    exported = persons.export_json(EMAIL, NAME, found)
    for key in everywhere.values():
        model = apps.get_model(key.partition(":")[0])
        assert str(model._meta.verbose_name_plural) in exported, key
    persons.erase(EMAIL, NAME, found)
    assert places() == set()
    assert Page.objects.exists()
    assert ContentType.objects.exists()
    assert Locale.objects.count() == 3
    assert Collection.objects.exists()
