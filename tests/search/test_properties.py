"""What holds for any text: nothing raises, offsets fit, what is there is found."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis import (
    LANGUAGES,
    MemoryVocabulary,
    analyse,
    mark,
    parse,
    plan_search,
    prefixes,
    snippet,
    spellings,
    title_words,
)
from search.analysis.analyser import analyse_word, is_stop_word
from search.analysis.folding import fold
from search.analysis.query import MAX_WORDS
from search.analysis.respelling import in_one_script
from search.analysis.tokens import tokens
from tests.search.collection import COLLECTION
from tests.search.engine import Engine

ANY_TEXT = st.text(st.characters(), max_size=300)  # halves of surrogate pairs and NUL too
ALPHABET = "abcdeéèäöüßœ'’-– \"ghilmnrstuzАБВГҐабвгґдеєжзиіїйклмнопрстуфхцчшьюя.,:*1 "
LETTERS = st.text(ALPHABET, max_size=120)
TEXTS = st.one_of(ANY_TEXT, LETTERS)
LANGUAGE = st.sampled_from(LANGUAGES)
WORDS = sorted(
    {
        (document["lang"], token.word)
        for document in COLLECTION["documents"]
        for field in ("title", "summary", "body")
        for token in tokens(document[field])
    }
)


@given(TEXTS)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert all(char.isalnum() or not char.isascii() for char in fold(text))


@given(TEXTS, LANGUAGE)
def test_terms_stand_where_they_say(text, language):
    places = {(token.start, token.end) for token in tokens(text)}
    for term in analyse(text, language):
        assert term.text
        assert term.text == fold(term.text)
        assert any(start <= term.start < term.end <= end for start, end in places)


@given(TEXTS, TEXTS, LANGUAGE)
def test_nothing_typed_raises(text, typed, language):
    vocabulary = MemoryVocabulary(spellings(text, analyse(text, language)))
    query = parse(typed, language)
    assert len(query.required) + len(query.excluded) <= MAX_WORDS
    plan = plan_search(typed, language, vocabulary)
    list(plan.stages())
    assert "".join(piece.text for piece in mark(text, language, plan)) == text
    assert all(piece.text for piece in snippet(text, language, plan, length=40))


@given(LETTERS, LANGUAGE)
@example("öu", "de")  # which is read like the French “or”
def test_a_text_is_found_by_each_of_its_words(text, language):
    engine = Engine([{"id": "it", "title": "", "summary": "", "body": text}], language)
    for token in tokens(text):
        if token.word.isalpha() and not is_stop_word(fold(in_one_script(token.word)), language):
            assert engine.search(token.word) == ["it"], token.word


@given(TEXTS)
def test_a_title_is_suggested_by_each_of_its_words(title):
    words = title_words(title)
    for prefix in prefixes(title):
        assert any(word.startswith(prefix) for word in words)


@given(st.sampled_from(WORDS), st.sampled_from([str.lower, str.upper, str.capitalize, str]))
@settings(max_examples=400)
def test_query_and_text_are_analysed_alike(word, written):
    """A word is found by itself in any case: what is typed leads to a term of what is written."""
    language, text = word
    typed = written(text)
    vocabulary = MemoryVocabulary(spellings(text, analyse(text, language)))
    plan = plan_search(typed, language, vocabulary)
    if text.isalpha() and not is_stop_word(fold(text), language):
        looked_for = {term for leaf in plan.leaves() for term in leaf.terms}
        assert looked_for & set(analyse_word(text, language).whole)
        assert not plan.corrections


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    [
        "\x00",
        "a\x00b",
        "\ud800",
        "'" * 500,
        "-" * 500,
        '"' * 500,
        "(" * 500,
        "\u202eabc\u202c שלום",
        "İ" * 300,
        "x" * 10_000,
        "я" * 10_000,
        "s" * 10_000,
        "é" * 10_000,
        "bau" * 3_000,
        "s-" * 5_000,
        "ü " * 5_000,
        "a-" * 5_000,
        "d'" * 5_000,
        "1.000" * 2_000,
        "b" + "\u0301" * 9_000,
    ],
)
def test_bad_input_is_answered(typed, language):
    plan = plan_search(typed, language, MemoryVocabulary([]))
    assert mark("Ein Text", language, plan) == [("Ein Text", False)]
    analyse(typed, language)
    prefixes(typed)
