import pytest

from search.analysis.folding import fold
from search.analysis.query import folded_words
from search.analysis.tokens import pieces, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rat, Stadt und Land.", ["Rat", "Stadt", "und", "Land"]),
        ("l’école d'été qu`elle", ["l", "école", "d", "été", "qu", "elle"]),
        ("aujourd'hui presqu’île", ["aujourd'hui", "presqu'île"]),
        ("обʼєднання п’ять м`яч", ["об'єднання", "п'ять", "м'яч"]),
        ("Marie's Andrea’s", ["Marie", "Andrea"]),
        ("50.000 Euro, 15 000 евро, 1989", ["50000", "Euro", "15000", "евро", "1989"]),
        ("am 31.3.2026 um 9.30", ["am", "31", "3", "2026", "um", "9", "30"]),
        (
            "Bürger*innen Kolleg:innen Helfer/-innen Gäst(innen)",
            ["Bürgerinnen", "Kolleginnen", "Helferinnen", "Gästinnen"],
        ),
        ("élu·e·s habitant(e)s citoyen.ne.s", ["élu", "habitant", "citoyen"]),
        ("Rhein-Neckar‑Kreis – Köln", ["Rhein-Neckar-Kreis", "Köln"]),
        ("Städ\u00adte\u00adtag", ["Städtetag"]),
        ("„Ziel“ «Zweck» (Idee)", ["Ziel", "Zweck", "Idee"]),
        ("cafe\u0301 и\u0306", ["café", "й"]),
        ("ﬁnanzen", ["finanzen"]),
        ("\x00 \ud800 ,;!? --- ''", []),
        ("مرحبا שלום 東京", ["مرحبا", "שלום", "東京"]),
    ],
)
def test_text_is_cut_into_words(text, words):
    assert [token.word for token in tokens(text)] == words


def test_offsets_count_in_the_text_as_given():
    text = "Die cafe\u0301s: l’école, Bürger*innen"
    found = [text[token.start : token.end] for token in tokens(text)]
    assert found == ["Die", "cafe\u0301s", "l", "école", "Bürger*innen"]


def test_a_hyphenated_word_has_pieces_at_their_own_places():
    text = "Das Online‑Seminar"
    token = list(tokens(text))[1]
    assert [(p.word, text[p.start : p.end]) for p in pieces(token, text)] == [
        ("Online", "Online"),
        ("Seminar", "Seminar"),
    ]
    assert pieces(next(tokens(text)), text) == []


def test_an_elision_after_a_hyphen_is_cut_off_too():
    text = "un chef-d’œuvre"
    token = list(tokens(text))[1]
    assert [p.word for p in pieces(token, text)] == ["chef", "d", "œuvre"]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Köln", "koln"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("œuvre", "oeuvre"),
        ("Ægypten", "aegypten"),
        ("Łódź", "lodz"),
        ("ĐÀ", "da"),
        ("École", "ecole"),
        ("çà", "ca"),
        ("Ґрунт", "грунт"),
        ("їжа", "їжа"),
        ("край", "край"),
        ("кра\u0438\u0306", "край"),
        ("за\u0301мок", "замок"),
        ("об'єднання", "обєднання"),
        ("І", "і"),
        ("İstanbul", "istanbul"),
        ("ﬁnal", "final"),
        ("19a", "19a"),
        ("-'", ""),
    ],
)
def test_words_fold_to_plain_letters(word, folded):
    assert fold(word) == folded


def test_phrases_are_compared_by_all_words_without_hyphens():
    words = folded_words("Das Online-Seminar für Städte")
    assert words == ("das", "online", "seminar", "fur", "stadte")
