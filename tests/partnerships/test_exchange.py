import io
import re
import zipfile
from collections import Counter

import pytest
from django.db.models.signals import post_init
from wagtail.models import ModelLogEntry

from demo import large
from home.models import Audience, Topic
from partnerships import exchange
from partnerships.models import Municipality, Partnership
from tests.html import soup_of
from tests.partnerships.importing import accept, address, sent, upload, workbook

pytestmark = pytest.mark.django_db
ONE_PLACE = "name_de;country;latitude;longitude\nNeustadt;DE;49,5;8.5\n"


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        ONE_PLACE,
        "\ufeff" + ONE_PLACE,
        ONE_PLACE.replace("49,5", "49.5").replace(";", ","),
        workbook(["name_de", "country", "latitude", "longitude"], ["Neustadt", "DE", 49.5, 8.5]),
    ],
    ids=["semicolons", "mark", "commas", "xlsx"],
)
def test_nothing_is_written_before_it_is_accepted(content, admin_client):
    response = upload(admin_client, Municipality, content)
    assert [row.kind for row in response.context["rows"]] == ["new"]
    assert not Municipality.objects.exists()
    assert not ModelLogEntry.objects.exists()
    assert accept(admin_client, Municipality, response).status_code == 302
    place = Municipality.objects.get()
    assert (place.name_de, place.latitude) == ("Neustadt", 49.5)
    assert ModelLogEntry.objects.get().action == "wagtail.create"


def test_a_change_shows_old_and_new(admin_client):
    Topic.objects.create(slug="wasser", name_de="Wasser", name_fr="Eau", name_uk="Вода")
    response = upload(admin_client, Topic, "slug,name_fr\nwasser,L’eau\n")
    assert [change[1:] for change in response.context["rows"][0].changes] == [("Eau", "L’eau")]
    Topic.objects.update(name_fr="Les eaux")
    response = accept(admin_client, Topic, response)  # somebody changed it meanwhile: look again
    assert response.status_code == 200
    assert Topic.objects.get().name_fr == "Les eaux"
    accept(admin_client, Topic, response)
    assert Topic.objects.get().name_fr == "Les eaux"  # a name is not changed by the way
    accept(admin_client, Topic, response, all="on")
    assert Topic.objects.get().name_fr == "L’eau"
    assert Topic.objects.get().name_uk == "Вода"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 broken", "lässt sich nicht öffnen"),
        (b"name_de,country\nA\x00,DE\n", "nicht als Tabelle"),
        (b"name_de\nA\n", "Land"),
        (b"name_de,country\n", "keine Zeilen"),
        (b"x" * (10 * 1024 * 1024 + 1), "10 MB"),
        (b'name_de,country\n"' + b"x" * 140_000 + b'",DE\n', "nicht als Tabelle"),
        (b"name_de,country\n" + b"A,DE\n" * 10_001, "10.000"),
        (bomb(), "zu viel Zeit oder Speicher"),
        (b"", "leer"),
    ],
    ids=["zip", "nul", "missing", "empty", "large", "cell", "rows", "bomb", "nothing"],
)
def test_a_broken_file_gives_a_form_error(content, sentence, admin_client):
    response = upload(admin_client, Municipality, content)
    assert response.status_code == 200
    assert sentence in str(response.context["form"].errors)


@pytest.mark.parametrize(
    ("model", "content", "reason"),
    [
        (Municipality, "name_de,country,latitude,longitude\nA,DE,nan,1", "Zahl"),
        (Municipality, "name_de,country,latitude,longitude\nA,XX,1,1", "XX"),
        (Municipality, "name_de,country,latitude,longitude,key\nA,DE,1,1,8111", "acht"),
        (Municipality, "name_de,country,latitude,longitude,valid_to\nA,DE,1,1,gestern", "gestern"),
        (Municipality, "name_de,country,valid_to,successor\nAlt,DE,2024-12-31,DE/Alt", "Kreis"),
        (Partnership, "slug,memberships\na-b,home=DE/Alt", "mindestens zwei"),
        (Partnership, "slug,memberships\na-b,home=DE/Alt|partner=DE/Alt", "zweimal"),
        (Partnership, "slug,memberships,since,until\na-b,home=DE/Alt|partner=DE/Neu,1990,1989", "nicht enden"),
        (Partnership, "slug,memberships\na-b,home=DE/Alt|partner=UA/Weg", "UA/Weg"),
        (Partnership, "slug,memberships\na-b,Alt", "home="),
        (Partnership, "slug,memberships,topics\na-b,home=DE/Alt|partner=DE/Neu,nichts", "nichts"),
        (Partnership, "slug,memberships,is_public\na-b,home=DE/Alt|partner=DE/Neu,vielleicht", "true"),
        (Partnership, "slug,memberships,links\na-b,home=DE/Alt|partner=DE/Neu,https://x.org", "https://x.org"),
    ],
)
def test_a_wrong_row_is_not_written_but_told_with_line_and_reason(model, content, reason, admin_client):
    for name in ("Alt", "Neu"):
        Municipality.objects.create(name_de=name, country="DE", latitude=1, longitude=1)
    response = upload(admin_client, model, content)
    (row,) = response.context["rows"]
    assert (row.line, row.kind) == (2, "error")
    assert reason in " ".join(row.errors)
    assert soup_of(response).find("input", {"name": "accepted"}) is None
    assert (Municipality.objects.count(), Partnership.objects.count()) == (2, 0)


def test_a_preview_serves_only_whom_and_what_it_was_made_for(admin_client):
    response = upload(admin_client, Topic, "slug,name_de,name_fr,name_uk\na,b,c,d\n")
    data = sent(response)
    for model, text in ((Audience, data["lines"]), (Topic, data["lines"] + "x"), (Topic, "")):
        response = admin_client.post(address(model), data | {"lines": text})
        assert re.search("Vorschau gilt nicht mehr", response.content.decode())
    assert not Topic.objects.exists()


def test_only_who_may_add_and_change_imports(client, django_user_model, home):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("a", password="b")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_topic", "view_topic"]))
    client.force_login(user)
    assert client.get(address(Topic)).status_code == 302
    assert address(Topic) not in client.get(address(Topic, "list")).content.decode()
    user.user_permissions.add(Permission.objects.get(codename="add_topic"))
    assert client.get(address(Topic)).status_code == 200
    assert address(Topic) in client.get(address(Topic, "list")).content.decode()


@pytest.fixture
def read():
    """How many municipalities and partnerships have been made of rows of the database."""
    counts = Counter()

    def count(sender, **kwargs):
        counts[sender] += 1

    for model in (Municipality, Partnership):
        post_init.connect(count, model)
    yield counts
    for model in (Municipality, Partnership):
        post_init.disconnect(count, model)


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            exchange.MUNICIPALITIES,
            [
                {"name_de": "Demo-Ort 1", "country": "DE", "latitude": "48.5"},
                {"name_uk": "Демо-місто 2", "country": "DE", "latitude": "48.5"},
                {"name_de": "Ort", "country": "DE", "key": "08111003", "latitude": "48.5"},
                {"name_de": "D?mo-Ort 4", "country": "DE", "latitude": "48.5"},
            ],
        ),
        (
            exchange.PARTNERSHIPS,
            [
                *({"slug": f"mess-{number}", "since": "2001-02-03"} for number in range(3)),
                {"memberships": "home=DE/Demo-Ort 1|partner=DE/Demo-Ort 2", "since": "2001-02-03"},
            ],
        ),
    ],
    ids=["municipalities", "partnerships"],
)
def test_an_import_reads_what_its_rows_name_and_nothing_else(table, rows, read, admin_user):
    large.municipalities(400)
    large.partnerships(300)
    for number in range(1, 5):
        Municipality.objects.filter(key=f"MESS{number}").update(key=f"0811100{number}")
    Municipality.objects.filter(key="08111004").update(name_de="Dęmo-Ort 4", search_text=" demo ort 4")
    read.clear()
    answer = table.run(list(enumerate(rows, start=1)), admin_user)
    assert [row.kind for row in answer] == ["changed"] * 3 + ["changed" if table.model is Municipality else "new"]
    assert max(read.values()) < 60
