import pytest

from search.analysis import MemoryVocabulary, Piece, analyse, mark, plan_search, snippet, spellings


def marked(text: str, typed: str, language: str) -> list[str]:
    plan = plan_search(typed, language, MemoryVocabulary(spellings(text, analyse(text, language))))
    found = mark(text, language, plan)
    assert "".join(piece.text for piece in found) == text
    return [piece.text for piece in found if piece.marked]


@pytest.mark.parametrize(
    ("text", "typed", "language", "words"),
    [
        ("Die Städte und Häuser der Stadt", "stadt", "de", ["Städte", "Stadt"]),
        ("Der Gemeinderat gibt Rat, ohne Beratung", "Rat", "de", ["Gemeinderat", "Rat"]),
        ("Sie nahmen gern teil.", "teilnehmen", "de", ["nahmen", "teil"]),
        ("Online-Seminare für Städte", "Seminar", "de", ["Seminare"]),
        ("Online-Seminare für Städte", "Onlineseminar", "de", ["Online-Seminare"]),
        ("Bürger*innen", "Bürger", "de", ["Bürger*innen"]),
        ("L’école et les écoles", "ecole", "fr", ["école", "écoles"]),
        ("Жінки-мерки у Києві", "мерка Київ", "uk", ["мерки", "Києві"]),
        ("Об’єднання громад", "обєднання", "uk", ["Об’єднання"]),
        ("Der alte Rat und der Rat der Alten", '"alte Rat"', "de", ["alte Rat"]),
        ("Gemeinderäte", "Gemeinderatt", "de", ["Gemeinderäte"]),
        ("Nichts dergleichen", "Wasser", "de", []),
        ("", "Wasser", "de", []),
        ("Köln und Bonn", "Bonn -Köln", "de", ["Bonn"]),
    ],
)
def test_words_are_marked_as_they_stand_in_the_text(text, typed, language, words):
    assert marked(text, typed, language) == words


AROUND = "Hier steht nichts davon. " * 20
LONG = AROUND + "Hier steht die Brücke und das Wasser. " + AROUND


def cut(text: str, typed: str) -> list[Piece]:
    plan = plan_search(typed, "de", MemoryVocabulary(spellings(text, analyse(text, "de"))))
    return snippet(text, "de", plan, length=120)


def test_a_snippet_shows_most_matches_with_words_around():
    pieces = cut(LONG, "Brücke Wasser")
    text = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.marked] == ["Brücke", "Wasser"]
    assert text.startswith("…")
    assert text.endswith("…")
    assert text.strip("…") in LONG
    assert len(text) <= 122
    assert LONG[LONG.index(text.strip("…")) - 1] == " ", "it begins with a whole word"


def test_a_snippet_without_match_is_the_beginning():
    text = "".join(piece.text for piece in cut(LONG, "Feuer"))
    assert LONG.startswith(text.removesuffix("…"))


def test_a_short_text_is_its_own_snippet():
    assert cut("Die Brücke", "Brücke") == [Piece("Die ", False), Piece("Brücke", True)]


def test_a_match_at_the_end_is_in_sight():
    assert any(piece.marked for piece in cut(LONG + "Feuer", "Feuer"))
