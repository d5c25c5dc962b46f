"""An editor adds municipalities and a partnership, by hand and from a file; readers find them in three languages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.synctree import create_aliases_for_new_page

from partnerships.models import Municipality, Partnership
from tests import factories

ULM = {"name_de": "Ulm", "country": "DE", "latitude": "48.4", "longitude": "10"}
TABLE = "name_de;name_fr;name_uk;country;latitude;longitude\n"


def address(model, name):
    return reverse(model.snippet_viewset.get_url_name(name))


@pytest.fixture
def directory(home):
    page = factories.PartnershipIndexPageFactory(parent=home, title="Verzeichnis", slug="verzeichnis")
    create_aliases_for_new_page(page)
    return page


def test_municipality_and_partnership_reach_the_readers(log_in, directory, read):
    editor = log_in("redaktion")
    editor.open(address(Municipality, "list"))
    editor.open(address(Municipality, "add"))
    editor.submit(editor.form("name_de"), **ULM)
    import_file(editor, f"{TABLE}Lyon;Lyon;Ліон;FR;45.76;4.84\n")
    ulm, lyon = Municipality.objects.get(name_de="Ulm"), Municipality.objects.get(name_de="Lyon")

    editor.open(address(Partnership, "add"))
    members = {f"memberships-{place}-municipality": each.pk for place, each in enumerate([ulm, lyon])}
    counts = {"memberships-TOTAL_FORMS": "2", "memberships-0-ORDER": "1", "memberships-1-ORDER": "2"}
    facts = {"slug": "ulm-lyon", "since": "1987", "text_de": "Seit Langem.", "source": "Stadt Ulm", "is_public": "on"}
    editor.submit(editor.form("slug"), **members, **counts, **facts)
    assert Partnership.objects.get().is_public

    names = {"de": "Lyon", "fr": "Lyon", "uk": "Ліон"}
    for code, reader in read(directory).items():
        reader.sees("Ulm", names[code])
        reader.follow(names[code], reader.page.main)
        reader.sees("Ulm", names[code], "1987")


def import_file(editor, content):
    """Upload, look at what would change, accept."""
    editor.open(address(Municipality, "list"))
    editor.open(address(Municipality, "import"))
    file = SimpleUploadedFile("orte.csv", content.encode(), "text/csv")
    editor.submit(editor.form("file"), file=file)
    editor.sees("Lyon")
    editor.submit(editor.form("accepted"))


def test_a_file_with_a_bad_row_is_told_by_row_and_column_and_a_good_one_imported(log_in):
    editor = log_in("redaktion")
    file = SimpleUploadedFile("orte.csv", f"{TABLE}Lyon;;;FR;45.76;4.84\nNantes;;;FR;nord;1\n".encode(), "text/csv")
    editor.open(address(Municipality, "import"))
    editor.submit(editor.form("file"), file=file)
    editor.sees("3 Nantes Fehler Breitengrad: Geben Sie eine Zahl an.")
    assert not Municipality.objects.exists()
    editor.submit(editor.form("accepted"), refused=True)
    editor.sees("Nicht importiert: Zeilen 3.")
    assert Municipality.objects.get().name_de == "Lyon"
