"""Words in another language keep their mark: in the editor, on the page and in translations."""

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html
from wagtail_localize.strings import extract_strings, restore_strings

from home.blocks.text import FEATURES

TEXT = '<p data-block-key="abcde">In der <span lang="uk">громада</span> sagt man <span lang="fr">colline</span>.</p>'


def test_the_editor_reads_and_writes_the_mark():
    converter = ContentstateConverter(features=FEATURES)
    state = converter.from_database_format(TEXT)
    assert '"LANG_UK"' in state
    assert converter.to_database_format(state) == TEXT
    unknown = TEXT.replace('lang="uk"', 'lang="xx"')
    assert "xx" not in converter.to_database_format(converter.from_database_format(unknown))


@pytest.mark.django_db
def test_the_page_shows_it():
    assert '<span lang="uk">громада</span>' in expand_db_html(TEXT)


def test_a_translation_keeps_it():
    template, strings = extract_strings(TEXT)
    restored = restore_strings(template, [(string, attributes) for string, attributes in strings])
    assert '<span lang="uk">громада</span>' in restored
