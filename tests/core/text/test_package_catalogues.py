"""What the packages of the admin say: in each language ours where theirs lacks, and English rather than German."""

import polib
import pytest
from django.core.management import call_command
from django.utils.translation import gettext, ngettext, override
from django.utils.translation.trans_real import DjangoTranslation
from django.views.i18n import JavaScriptCatalog

from core.text import catalogues, package_catalogues


@pytest.fixture
def with_a_gap(tmp_path, monkeypatch):
    """A package that says two things in German and in no other language."""
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Say it", msgstr="Sag es"))
    catalogue.append(
        polib.POEntry(msgid="%(n)s thing", msgid_plural="%(n)s things", msgstr_plural={0: "Ding", 1: "Dinge"})
    )
    catalogue.save(str(folder / "django.po"))
    (tmp_path / "views.py").write_text('_("Say it"); ngettext("%(n)s thing", "%(n)s things", n); _("Said by nobody")')
    monkeypatch.setattr(package_catalogues, "folders", lambda: [tmp_path])
    for function in (package_catalogues.said_in, package_catalogues.translated_into):
        function.cache_clear()
    yield
    for function in (package_catalogues.said_in, package_catalogues.translated_into):
        function.cache_clear()


def test_what_a_package_leaves_untranslated_is_named(with_a_gap):
    assert ("", "Say it") in package_catalogues.ours("uk", "django")
    assert ("", "Say it") not in package_catalogues.ours("de", "django")
    assert ("", "Said by nobody") in package_catalogues.ours("de", "django")


@pytest.mark.parametrize("code", ["fr", "uk"])
def test_english_stands_where_german_would(code, with_a_gap):
    entries = {entry.msgid: entry for entry in package_catalogues.compiled(code, "django")}
    assert entries["Say it"].msgstr == "Say it"
    forms = entries["%(n)s thing"].msgstr_plural
    assert forms == {0: "%(n)s thing"} | dict.fromkeys(range(1, catalogues.plural_slots(code)), "%(n)s things")
    assert "Say it" not in {entry.msgid for entry in package_catalogues.compiled("de", "django")}


def test_our_own_words_count_where_both_have_some():
    ours, theirs = polib.POFile(), polib.POFile()
    ours.append(polib.POEntry(msgid="Save", msgstr="ours"))
    theirs.append(polib.POEntry(msgid="Save", msgstr="theirs"))
    assert [entry.msgstr for entry in package_catalogues.joined(ours, theirs)] == ["ours"]


def test_words_of_the_admin_are_read_in_the_persons_language():
    with override("uk"):
        assert gettext("Toggle sidebar") == "Показати або сховати меню"
        assert ngettext("Delete 1 page", "Delete %(counter)s pages", 5) % {"counter": 5} == "Видалити 5 сторінок"
    with override("de"):
        assert gettext("Delete locale") == "Sprache löschen"


def test_words_that_somebody_has_put_in_place_of_a_packages_stay(with_a_gap, tmp_path, monkeypatch):
    path = tmp_path / "packages.po"
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Say it", msgstr="Sagen Sie es"))
    catalogue.append(polib.POEntry(msgid="Said no more", msgstr="Nicht mehr"))
    catalogue.save(str(path))
    monkeypatch.setattr(package_catalogues, "path_of", lambda code, domain: path)
    kept = package_catalogues.ours("de", "django")
    assert ("", "Say it") in kept
    assert ("", "Said no more") not in kept


@pytest.mark.parametrize("code", ["fr", "uk"])
def test_scripts_of_the_admin_have_no_german(code):
    catalogue = JavaScriptCatalog(packages=["wagtail.admin"])
    with override(code):
        catalogue.translation = DjangoTranslation(
            code, domain="djangojs", localedirs=catalogue.get_paths(["wagtail.admin"])
        )
        said = catalogue.get_catalog()
    german = {
        entry.msgid: entry.msgstr
        for folder in package_catalogues.folders()
        for path in folder.glob("locale/de/LC_MESSAGES/djangojs.po")
        for entry in polib.pofile(str(path))
    }
    assert german
    assert not [msgid for msgid, words in german.items() if words and said.get(msgid) == words != msgid]


def test_our_words_are_offered_in_the_packages_own_catalogues(tmp_path):
    call_command("messages", offer=tmp_path)
    (path,) = tmp_path.glob("admin/locale/uk/LC_MESSAGES/django.po")
    offered = {entry.msgid: entry for entry in polib.pofile(str(path))}
    assert offered["Toggle sidebar"].msgstr == "Показати або сховати меню"
    assert offered["Delete 1 page"].msgstr_plural[2] == "Видалити %(counter)s сторінок"
    assert offered["Locale"].msgstr == "Мова", "mended"
    assert offered["Bulk actions"].msgstr, "what was there stays"
