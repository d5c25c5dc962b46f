import polib
import pytest
from django.conf import settings
from django.core.management import call_command

from core.text import catalogues


@pytest.fixture(scope="module")
def gathered():
    """Every text in code and templates."""
    return catalogues.gather(settings.BASE_DIR)


def test_catalogues_are_complete(gathered, monkeypatch):
    monkeypatch.setattr(catalogues, "gather", lambda root: gathered)
    call_command("messages", check=True)


@pytest.mark.parametrize(("code", "slots"), [("de", 2), ("fr", 2), ("uk", 4)])
def test_every_plural_has_all_its_forms(code, slots):
    catalogue = polib.pofile(str(catalogues.path_of(code)))
    assert catalogues.plural_slots(code) == slots
    for entry in catalogue:
        if entry.msgid_plural:
            assert len(entry.msgstr_plural) == slots
            assert all(entry.msgstr_plural.values())


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda entry: setattr(entry, "msgstr", ""), "is not translated"),
        (lambda entry: entry.flags.append("fuzzy"), "is not translated"),
        (lambda entry: setattr(entry, "msgid", "Nobody says this"), "is used nowhere"),
        (lambda entry: setattr(entry, "msgstr", "%(wrong)s"), "has other placeholders"),
    ],
)
def test_check_says_where_something_is_wrong(change, complaint, tmp_path, gathered):
    path = tmp_path / "django.po"
    catalogue = polib.pofile(str(catalogues.path_of("fr")))
    changed = next(entry for entry in catalogue if not entry.msgid_plural)
    change(changed)
    catalogue.save(str(path))
    before, _own, _after = path.read_text().partition(f'msgid "{changed.msgid}"')
    line = before[: before.rindex("\n\n")].count("\n") + 3  # the first of the entry, which is a comment
    problems = list(catalogues.problems_of(path, "fr", gathered))
    assert [one for one in problems if f"django.po:{line}: “{changed.msgid}” {complaint}" in one]


def test_check_says_where_a_text_stands_that_no_catalogue_has():
    texts = {("", "Nobody says this"): ("", {"home/views.py": 12, "events/feeds.py": 3})}
    assert [
        problem for problem in catalogues.problems_of(catalogues.path_of("uk"), "uk", texts) if "locale/" not in problem
    ] == [
        "events/feeds.py:3: “Nobody says this” is not in django.po of “uk”; run make messages.",
        "home/views.py:12: “Nobody says this” is not in django.po of “uk”; run make messages.",
    ]


def test_texts_of_templates_and_code_are_found(tmp_path):
    template = tmp_path / "home" / "page.html"
    template.parent.mkdir()
    template.write_text(
        '{% load i18n %}\n    {% translate "A whole sentence." %}\n'
        "{% blocktranslate count n=n trimmed %}\n  One thing\n{% plural %}\n  {{ n }} things\n{% endblocktranslate %}"
    )
    code = tmp_path / "home" / "code.py"
    code.write_text('_("Words of code")\n_("Words of code"); pgettext("month", "May")')
    found = catalogues.gather(tmp_path)
    assert set(found) == {("", "A whole sentence."), ("", "One thing"), ("", "Words of code"), ("month", "May")}
    assert found["", "One thing"] == ("%(n)s things", {"home/page.html": 3})
    assert found["", "A whole sentence."] == ("", {"home/page.html": 2})
    assert found["", "Words of code"] == ("", {"home/code.py": 1})
    assert found["month", "May"] == ("", {"home/code.py": 2})
