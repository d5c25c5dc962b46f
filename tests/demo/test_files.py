"""The demo's files: what somebody who corrects them may break fails here, with the file's name."""

import pytest
from django.apps import apps
from wagtail.fields import StreamField
from wagtail.models import Page

from core.text import languages
from demo import reader, records
from start import loader, markdown
from start.fields import KINDS, MODELS, RELATIVE
from start.stream import StreamBuilder

FOLDERS = sorted(path.parent for folder in reader.FOLDERS for path in folder.glob("*/page.yaml"))
FILES = sorted(path for folder in FOLDERS for path in folder.glob("*.md"))
TRANSLATIONS = [path for path in FILES if path.stem != languages.SOURCE]
KINDS_LOADED = [*records.FOR_PAGES, *records.ABOUT_PAGES]


def name_of(path):
    return str(path.relative_to(reader.ROOT.parent))


@pytest.fixture(scope="module")
def pages():
    return {page.key: page for page in reader.pages()}


@pytest.fixture(scope="module")
def references(pages):
    """Every key there is, as after loading."""
    known = {kind: dict.fromkeys(reader.records(kind), 1) for kind in MODELS}
    return known | {"pages": dict.fromkeys(pages, 1)}


def test_every_folder_has_its_place_and_every_file_its_loader(pages):
    assert pages.keys() == {folder.name for folder in FOLDERS}
    files = {path.stem for path in (reader.ROOT / "records").iterdir()}
    assert files == {*KINDS_LOADED, "participants", "site_settings"}


def shape(value):
    """What must be the same in each language: fields, blocks in their order, keys, lengths; but no words."""
    if isinstance(value, dict):
        return {name: shape(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return value[0], shape(value[1])
    return [shape(item) for item in value] if isinstance(value, list) else None


@pytest.mark.parametrize("path", TRANSLATIONS, ids=name_of)
def test_a_translation_is_built_like_the_german_page(path):
    german = reader.words(path.with_name(f"{languages.SOURCE}.md"))
    assert shape(reader.words(path)) == shape(german), name_of(path)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_what_a_page_refers_to_is_there(path, references, pages):
    """Links, pictures, people and terms of the streams."""
    model = apps.get_model(pages[path.parent.name].facts["type"])
    for name, value in reader.words(path).items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            StreamBuilder(name_of(path), references).stream(field.stream_block, value)


def keys_in(model, facts):
    """`(kind, key)` of each record and page that the facts name."""
    for name, value in facts.items():
        for ending in RELATIVE:
            name = name.removesuffix(ending)
        if name in loader.INSTRUCTIONS or isinstance(value, dict):  # words, or an hour
            continue
        field = model._meta.get_field(name)
        if field.one_to_many:
            for child in value:
                yield from keys_in(field.related_model, child)
        elif field.is_relation:
            kind = "pages" if issubclass(field.related_model, Page) else KINDS[field.related_model]
            yield from ((kind, key) for key in (value if isinstance(value, list) else [value]))


def test_what_facts_refer_to_is_there(pages, references, subtests):
    described = {f"records/{kind}.yaml": (MODELS[kind], reader.records(kind).values()) for kind in KINDS_LOADED}
    for key, page in pages.items():
        described[f"pages/{key}/page.yaml"] = (apps.get_model(page.facts["type"]), [page.facts])
    for file, (model, rows) in described.items():
        with subtests.test(file=file):
            used = [pair for facts in rows for pair in keys_in(model, facts)]
            assert [(kind, key) for kind, key in used if key not in references[kind]] == []


@pytest.mark.parametrize("kind", ["images", "documents", "group_notes"])
def test_files_are_there(kind):
    paths = [facts["file"] for facts in reader.records(kind).values() if "file" in facts]
    assert paths
    assert [path for path in paths if not (reader.ROOT / path).is_file()] == []


def test_markdown_becomes_blocks():
    text = (
        "Ein *Absatz* mit **[Verweis](page:home)** zu\n[diesem Wort](term:agenda) und [dort](https://example.org/?a=1)."
        "\n\n- eins\n- zwei\n\n***\n\nNoch einer.\n\n### Titel\n\n```quote\ntext: Ja\n```\n\n# issues\n\nEnde."
    )
    streams = markdown.streams(text)
    assert [name for name, _content in streams["body"]] == ["text", "text", "heading", "quote"]
    assert streams["body"][2:] == [("heading", {"text": "Titel", "level": "3"}), ("quote", {"text": "Ja"})]
    assert streams["issues"] == [("text", "Ende.")]
    assert markdown.html(streams["body"][0][1]) == (
        '<p>Ein <i>Absatz</i> mit <b><a linktype="page" id="home">Verweis</a></b> zu '
        '<a linktype="glossary" id="agenda">diesem Wort</a> und <a href="https://example.org/?a=1">dort</a>.</p>'
        "<ul><li>eins</li><li>zwei</li></ul>"
    )


def test_french_spaces_are_put_and_kept(tmp_path):
    path = tmp_path / "fr.md"
    path.write_text(
        "---\ntitle: >-\n  Oui\u202f! 1\u00a0101\n  et non ?\n---\n\n```quote\ntext: Quoi ?\n```\n", "utf-8"
    )
    words = reader.words(path)
    assert words["title"] == "Oui\u202f! 1\u00a0101 et non\u202f?"
    assert words["body"] == [("quote", {"text": "Quoi\u202f?"})]
