import io

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils.text import capfirst
from openpyxl import load_workbook
from wagtail.snippets.models import get_snippet_models

from core.tables.exports import escape_formula
from home.models import Topic
from partnerships.models import CooperationForm, Municipality, Organisation, Partnership, PartnershipContact
from tests.html import soup_of
from tests.journeys.forms import fields_of
from tests.sampling import sample

pytestmark = pytest.mark.django_db
MODELS = [Partnership, Municipality, Organisation, Topic, CooperationForm]


@pytest.mark.parametrize("model", sample(MODELS, 3))
def test_lists_forms_and_history_open(model, records, admin_client):
    names = model.snippet_viewset.get_url_name
    key = model.objects.first().pk
    for name in ("list", "add"):
        assert admin_client.get(reverse(names(name))).status_code == 200
    for name in ("edit", "history"):
        assert admin_client.get(reverse(names(name), args=[key])).status_code == 200


@pytest.mark.parametrize(
    ("value", "is_changed"),
    [
        ("=1+1", True),
        ("+49", True),
        ("-1", True),
        ("@SUM(A1)", True),
        ("\t=1", True),
        ("\r=1", True),
        ("\n=1", True),
        (" =1", True),
        ("＝1+1", True),
        ("Lwiw", False),
        ("", False),
        (-1.5, False),
        (None, False),
    ],
)
def test_formulas_are_made_harmless(value, is_changed):
    assert (escape_formula(value) != value) is is_changed


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_exports_hold_no_formula(kind, admin_client):
    Municipality.objects.create(name_de='=HYPERLINK("x")', country="DE", latitude=1, longitude=-2)
    response = admin_client.get(reverse(Municipality.snippet_viewset.get_url_name("list")), {"export": kind})
    content = b"".join(response.streaming_content)
    if kind == "csv":
        assert "'=HYPERLINK" in content.decode()
    else:
        names = load_workbook(io.BytesIO(content)).active["A"]
        cell = next(cell for cell in names if "HYPERLINK" in cell.value)
        assert (cell.value, cell.data_type) == ('\'=HYPERLINK("x")', "s")


def test_a_partnership_needs_two_places(admin_client):
    place = Municipality.objects.create(name_de="Ort", country="DE", latitude=1, longitude=2)
    before = Partnership.objects.count()
    members = {
        f"memberships-{number}-{name}": value
        for number in (0, 1)
        for name, value in {"municipality": place.pk, "role": "home", "organisation": "", "ORDER": number + 1}.items()
    }
    data = {"slug": "ort-ort", "stage": "active", "is_public": "on"} | members
    for name, total in (("memberships", 2), ("links", 0), ("contacts", 0)):
        data |= {f"{name}-TOTAL_FORMS": total, f"{name}-INITIAL_FORMS": 0, f"{name}-MIN_NUM_FORMS": 0}
    response = admin_client.post(reverse(Partnership.snippet_viewset.get_url_name("add")), data)
    assert response.status_code == 200
    assert "mindestens zwei Kommunen" in response.content.decode()
    assert Partnership.objects.count() == before


@pytest.mark.parametrize(("group", "sees"), [("Datenschutz", True), ("Veröffentlichung", False)])
def test_only_who_may_see_persons_sees_a_contact(records, django_user_model, group, sees):
    partnership = Partnership.objects.first()
    contact = PartnershipContact.objects.create(
        partnership=partnership, name="Ada Beispiel", email="ada@example.org", language="de"
    )
    user = django_user_model.objects.create_user("jemand", "jemand@example.org", "a-password-for-tests")
    user.groups.set(Group.objects.filter(name__in=["Redaktion", group]))
    client = Client()
    client.force_login(user)
    url = reverse(Partnership.snippet_viewset.get_url_name("edit"), args=[partnership.pk])
    page = soup_of(client.get(url))
    assert ("ada@example.org" in str(page)) is sees
    form = page.find("form", {"data-edit-form": True})
    data = {field["name"]: field.get("value", "") for field in form.find_all("input") if field.get("name")}
    data |= {field["name"]: field.text for field in form.find_all("textarea")}
    for field in form.find_all("select"):
        data[field["name"]] = [option["value"] for option in field.find_all("option", selected=True)]
    assert client.post(url, data | {"since": "1999"}).status_code == 302
    partnership.refresh_from_db()
    contact.refresh_from_db()
    assert (partnership.since, contact.name) == ("1999", "Ada Beispiel")


def test_the_contact_of_a_partnership_does_not_come_along_into_its_copy(records, admin_client):
    partnership = Partnership.objects.first()
    PartnershipContact.objects.create(partnership=partnership, name="Ada", email="ada@example.org", language="de")
    page = admin_client.get(reverse(Partnership.snippet_viewset.get_url_name("copy"), args=[partnership.pk]))
    form = soup_of(page).find("form", attrs={"data-edit-form": True})
    assert admin_client.post(form["action"], fields_of(form) | {"slug": "kopie"}).status_code == 302
    copy = Partnership.objects.get(slug="kopie")
    assert copy.memberships.count() == partnership.memberships.count()
    assert PartnershipContact.objects.get().partnership == partnership


@pytest.mark.parametrize(("query", "told"), [("", []), ("?unconfirmed=on", ["Ja"]), ("?is_public=false", ["Nein"])])
def test_filters_in_force_are_told_in_words(query, told, records, admin_client):
    answer = admin_client.get(reverse(Partnership.snippet_viewset.get_url_name("list")) + query)
    assert [str(active.value) for active in answer.context.get("active_filters", [])] == told


@pytest.mark.parametrize("model", get_snippet_models())
def test_columns_of_lists_are_named_by_a_field_or_in_words(model):
    """Of another attribute Wagtail would show the name, in English."""
    columns = model.snippet_viewset.index_view.view_initkwargs.get("list_display", [])
    fields = {field.name for field in model._meta.get_fields()}
    assert {column for column in columns if isinstance(column, str)} - fields - {"__str__"} == set()
    for column in columns:
        if not isinstance(column, str):
            assert column.label != capfirst(column.name.replace("_", " "))


def test_lists_write_no_codes(records, admin_client):
    shown = [
        {cell.get_text(strip=True) for cell in soup_of(admin_client.get(reverse(names("list")))).select(".listing td")}
        for names in (Municipality.snippet_viewset.get_url_name, Partnership.snippet_viewset.get_url_name)
    ]
    assert {"Ukraine", "Ja"} <= set.union(*shown)
    assert not {"UA", "True"} & set.union(*shown)
