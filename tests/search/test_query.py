import pytest

from core.text.correction import differently_doubled, nearest, tolerance
from search.analysis import (
    AllOf,
    AnyOf,
    AnyTerm,
    Correction,
    MemoryVocabulary,
    Phrase,
    analyse,
    parse,
    plan_search,
    prefixes,
    spellings,
    title_words,
)
from search.analysis.query import MAX_WORDS, Word
from search.analysis.respelling import accents, umlauts


def vocabulary(text: str, language: str = "de") -> MemoryVocabulary:
    return MemoryVocabulary(spellings(text, analyse(text, language)))


@pytest.mark.parametrize(
    ("typed", "required", "excluded"),
    [
        ("Rat und Stadt", [[Word("Rat")], [Word("Stadt")]], []),
        ('"Rat der Stadt" Köln', [[Phrase(("rat", "der", "stadt"))], [Word("Köln")]], []),
        ("„Rat der Stadt“", [[Phrase(("rat", "der", "stadt"))]], []),
        ("Rat -Köln", [[Word("Rat")]], [Word("Köln")]),
        ('Rat -"alte Stadt"', [[Word("Rat")]], [Phrase(("alte", "stadt"))]),
        ("Köln - Bonn", [[Word("Köln")], [Word("Bonn")]], []),
        ("Köln-Bonn", [[Word("Köln-Bonn", ("Köln", "Bonn"))]], []),
        ("Rat oder Stadt oder Land", [[Word("Rat"), Word("Stadt"), Word("Land")]], []),
        ("oder Rat", [[Word("Rat")]], []),
        ("Rat oder", [[Word("Rat")]], []),
        ("ou", [[Word("ou")]], []),  # with nothing to be an alternative to
        ('"Rat', [[Word("Rat")]], []),
        ('""', [], []),
        ("und oder die", [], []),
        ("?!… -- ''", [], []),
        ("", [], []),
        ("\x00Rat\ud800", [[Word("Rat")]], []),
    ],
)
def test_parsing(typed, required, excluded):
    query = parse(typed, "de")
    assert ([list(items) for items in query.required], list(query.excluded)) == (required, excluded)


@pytest.mark.parametrize(
    ("typed", "language", "words"),
    [
        ("jumelage ou coopération", "fr", 2),
        ("партнерство або співпраця", "uk", 2),
    ],
)
def test_or_in_each_language(typed, language, words):
    assert [len(items) for items in parse(typed, language).required] == [words]


def test_long_queries_are_cut_to_whole_words():
    query = parse("Brücke " * 2_000, "de")
    assert len(query.required) == MAX_WORDS
    assert parse("und " * 48 + "Brückenbauwerk", "de").required == ()
    assert len(parse("x" * 10_000, "de").required) == 1


def test_a_word_of_the_site_is_looked_for_as_it_is():
    assert plan_search("Häusern", "de", vocabulary("Haus")).groups == (AnyTerm(("haus",)),)


def test_an_indexed_compound_is_not_taken_apart():
    planned = plan_search("Stadtrat", "de", vocabulary("Stadtrat Stadt Rat"))
    assert planned.groups == (AnyTerm(("stadtrat",)),)


def test_a_compound_that_is_not_indexed_is_looked_for_by_all_its_parts():
    parts = AllOf((AnyTerm(("stadt",)), AnyTerm(("rat",))))
    assert plan_search("Stadtrat", "de", vocabulary("der Rat der Stadt")).groups == (parts,)
    nested = AllOf((AnyTerm(("klima",)), AnyTerm(("schutz",))))
    planned = plan_search("Klimaschutzprogramm", "de", vocabulary("Programm zum Schutz des Klimas"))
    assert planned.groups == (AllOf((nested, AnyTerm(("programm",)))),)
    assert plan_search("Stadtrat", "de", vocabulary("Stadt")).groups == (AnyTerm(("stadtrat",)),)


def test_pieces_of_a_hyphenated_word_leave_out_stop_words():
    planned = plan_search("Frankfurt-am-Main", "de", vocabulary("Frankfurt Main"))
    assert planned.groups == (AllOf((AnyTerm(("frankfurt",)), AnyTerm(("main",)))),)


def test_umlauts_written_out_add_to_what_is_found():
    assert plan_search("Koeln", "de", vocabulary("Köln")).groups == (AnyTerm(("koln",)),)
    assert plan_search("neue", "de", vocabulary("neue")).groups == (AnyTerm(("neu",)),)


def test_a_mistyped_word_is_corrected_and_said_to_be():
    planned = plan_search("Gemeinderatt", "de", vocabulary("Gemeinderäte"))
    assert planned.groups == (AnyTerm(("gemeinderat",)),)
    assert planned.corrections == (Correction("gemeinderatt", ("gemeinderat",)),)


@pytest.mark.parametrize(
    ("typed", "text", "language"),
    [
        ("piscine", "pistine", "fr"),  # a word of the dictionary means itself
        ("Ulm", "Alm", "de"),  # too short to guess
        ("B2B", "B3B", "de"),
        ("-Gemeinderatt", "Gemeinderat", "de"),
    ],
)
def test_what_is_not_corrected(typed, text, language):
    assert not plan_search(typed, language, vocabulary(text, language)).corrections


def test_known_words_are_corrected_in_doubled_letters_only():
    assert plan_search("Komune", "de", vocabulary("Kommunen")).groups == (AnyTerm(("kommune",)),)


@pytest.mark.parametrize(
    ("word", "allowed"),
    [
        ("", 0),
        ("rat", 0),
        ("2026", 0),
        ("köln", 1),
        ("gemeinde", 1),
        ("gemeinden", 2),
    ],
)
def test_long_words_may_have_more_errors(word, allowed):
    assert tolerance(word) == allowed


def test_a_missing_letter_is_nearer_than_a_wrong_one():
    # Letters lack oftener than they change, and few mistype the first.
    assert nearest("verterane", ["veteranen", "vertrage"]) == ["veteranen"]
    assert nearest("haus", ["maus", "hans"]) == ["hans"]
    assert nearest("partner", ["partei"]) == []
    assert nearest("partenrschaft", ["partnerschaft"]) == ["partnerschaft"]
    assert differently_doubled(["odessa"], ["odesa", "oder"]) == ["odesa"]


def test_letters_typed_without_their_marks_get_them_back():
    assert umlauts("Loesung") == ["lösung"]
    assert umlauts("Ueberfuehrung") == ["überführung", "überfuehrung", "ueberführung"]
    assert umlauts("Rat") == []
    assert {"häuser", "haüser"} <= set(accents("hauser", "de"))
    assert {"générateurs", "genérateurs"} <= set(accents("generateurs", "fr"))
    assert accents("місто", "uk") == []


def test_all_words_go_before_all_but_one_and_these_before_any():
    words = [AnyTerm((word,)) for word in ("haus", "baum", "wald")]
    stages = list(plan_search("Haus Baum", "de", vocabulary("Haus Baum Wald")).stages())
    assert stages == [AllOf(tuple(words[:2])), AllOf((AnyOf(tuple(words[:2])),))]
    strict, lenient, least = plan_search("Haus Baum Wald", "de", vocabulary("Haus Baum Wald")).stages()
    pairs = (words[1:], words[::2], words[:2])
    assert strict == AllOf(tuple(words))
    assert lenient == AnyOf(tuple(AllOf(tuple(pair)) for pair in pairs))
    assert least == AllOf((AnyOf(tuple(words)),))


def test_phrases_are_never_left_out():
    planned = plan_search('"am Wald" Haus Baum', "de", vocabulary("Haus Baum Wald"))
    assert all(Phrase(("am", "wald")) in group.nodes for group in list(planned.stages())[1].nodes)


def test_nothing_to_look_for_has_no_stages():
    assert not list(plan_search("und -Köln", "de", vocabulary("Köln")).stages())


def test_titles_are_suggested_by_beginnings_in_any_spelling():
    words = title_words("Städte-Treffen an der Straße: l’accueil")
    for typed in ("stadt", "staedt", "städte-tr", "stras", "straß", "treff an", "l'acc"):
        for prefix in prefixes(typed):
            assert any(word.startswith(prefix) for word in words), typed
    assert prefixes("\x00 ?!") == []
    assert len(prefixes("a " * 10_000)) == MAX_WORDS
