"""Each rule of the three languages with its examples."""

import pytest

from search.analysis import analyse, compounds, french, german, ukrainian
from search.analysis.analyser import analyse_word
from search.analysis.dictionary import is_lemma, readings, swapped, with_base_forms


def terms(text: str, language: str) -> set[str]:
    return {term.text for term in analyse(text, language)}


@pytest.mark.parametrize(
    ("word", "edited", "found"),
    [
        ("Häuser", True, ["Haus"]),
        ("raten", True, ["raten"]),  # a small letter is proof in a text
        ("raten", False, ["raten", "Rate"]),  # but not in a query
        ("unbekanntlich", True, []),
    ],
)
def test_dictionary_readings(word, edited, found):
    assert readings(word, "de", edited) == found


def test_base_forms_are_followed_to_their_own_base_forms():
    assert with_base_forms(["donnée"], "fr") == ["donnée", "donner"]


def test_endings_are_swapped_only_for_known_words():
    assert swapped("active", (("ive", "if"), ("ive", "ox")), "fr") == ["actif"]
    assert swapped("vente", (("ente", "ent"),), "fr") == []


def test_a_correction_goes_before_the_dictionary():
    assert not is_lemma("діти", "uk")
    assert readings("діти", "uk", edited=True) == ["дитина"]


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Rat", "Rat"),
        ("Bürgermeisterinnen", "Bürgermeister"),
        ("Kollegin", "Kollege"),
        ("Stadträtin", "Stadtrat"),
        ("Ärztinnen", "Arzt"),
        ("wiederaufgebaute", "wiederaufbauen"),
        ("Massnahme", "Maßnahme"),
        ("Studien", "Studium"),
        ("Hilfsgüterlagern", "hilfsgüterlager"),
    ],
)
def test_german_base_forms(word, base):
    assert base in german.lemmas(word, edited=True)


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("Rat", "raten"),
        ("Termin", "Term"),
        ("Reise", "reisen"),
    ],
)
def test_german_words_that_are_not_meant(word, wrong):
    assert wrong not in german.lemmas(word, edited=False)


@pytest.mark.parametrize(("name", "genitive"), [("Lwiw", "Lwiws"), ("Butscha", "Butschas")])
def test_german_names_meet_their_genitives(name, genitive):
    assert german.stems(name)[0] in german.stems(genitive)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("gemeinderat", {"gemeinde", "rat"}),
        ("städtepartnerschaft", {"stadt", "partnerschaft"}),
        ("hilfstransport", {"hilfe", "transport"}),
        ("schulgebäude", {"schule", "gebäude"}),
        ("förderantrag", {"fördern", "antrag"}),
        ("kleinprojekt", {"klein", "projekt"}),
        ("klimaneutral", {"klima", "neutral"}),
        ("obstsorte", {"obst", "sorte"}),
        ("ölpreis", {"öl", "preis"}),
        ("klimaschutzprogramm", {"klimaschutz", "klima", "schutz", "programm"}),
        ("beratung", set()),
        ("aufzug", set()),
        ("quadrat", set()),
        ("zustimmen", set()),
        ("partnerschaft", set()),
    ],
)
def test_german_compounds(word, found):
    assert found <= set(compounds.parts(word)) if found else not set(compounds.parts(word))


def test_an_unknown_compound_is_inflected_at_its_end_only():
    assert compounds.compound_lemma("städtenetzwerken") == "städtenetzwerk"
    assert compounds.compound_lemma("beratung") is None


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Sie nahmen per Video teil.", "teilnehmen"),
        ("Alle Fraktionen stimmten zu.", "zustimmen"),
        ("Die Stadt lädt Gäste ein und feiert.", "einladen"),
        ("Wir stellen das Vorhaben vor", "vorstellen"),
        ("So. Planen Sie an der Grenze mehr Zeit ein.", "einplanen"),
    ],
)
def test_separated_german_verbs_are_joined(text, verb):
    found = [term for term in analyse(text, "de") if term.text == verb]
    assert len(found) == 2, "both halves are to be marked"


@pytest.mark.parametrize(
    "text",
    [
        "Sie nahmen den Bus. Ein Teil, teil.",
        "Er nahm ein Teil mit der Hand",
    ],
)
def test_particles_elsewhere_make_no_verb(text):
    assert "teilnehmen" not in terms(text, "de")


@pytest.mark.parametrize(
    ("word", "edited", "base"),
    [
        ("municipaux", False, "municipal"),
        ("actives", False, "actif"),
        ("traductrice", False, "traducteur"),
        ("chercheuse", False, "chercheur"),
        ("scies", False, "scie"),
        ("cofinancé", True, "cofinancer"),
        ("finance", True, "financer"),
        ("ouverte", True, "ouvrir"),
        ("permis", True, "permettre"),
        ("messieurs", False, "monsieur"),
    ],
)
def test_french_base_forms(word, edited, base):
    assert base in french.lemmas(word, edited)


def test_a_french_noun_typed_is_no_verb():
    assert french.lemmas("livre", edited=False) == ["livre"]


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("міст", "місто"),
        ("міст", "міст"),
        ("сіл", "село"),
        ("ради", "рада"),
        ("руці", "рука"),
        ("русі", "рух"),
        ("дні", "день"),
        ("синів", "син"),
        ("техніках", "техніка"),
        ("лісами", "ліс"),
        ("кадри", "кадр"),
        ("партнерств", "партнерство"),
        ("українською", "український"),
        ("майбутнє", "майбутній"),
        ("молоді", "молодь"),
        ("курчата", "курча"),
        ("здоровя", "здоров'я"),
        ("вчителів", "учитель"),
    ],
)
def test_ukrainian_base_forms(word, base):
    assert base in ukrainian.lemmas(word, edited=True)


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("вулиці", "вулик"),
        ("міста", "міст"),
        ("рік", "ріка"),
        ("рада", "радий"),
        ("воді", "водій"),
    ],
)
def test_ukrainian_words_that_are_not_meant(word, wrong):
    assert wrong not in ukrainian.lemmas(word, edited=True)


@pytest.mark.parametrize(
    "forms",
    [
        "Фрайбург Фрайбурзі Фрайбургом",
        "Гайльбронн Гайльбронна",
        "Потсдам Потсдаму",
        "Тетіїв Тетієва",
        "Кременець Кременця",
    ],
)
def test_ukrainian_names_share_a_stem(forms):
    first, *others = (set(ukrainian.stems(form)) for form in forms.split())
    assert all(first & other for other in others)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Online-Seminare", "de", {"onlineseminar", "online", "seminar"}),
        ("EU-Mittel", "de", {"eumittel", "eu", "mittel"}),
        ("franco-ukrainiennes", "fr", {"francoukrainien", "ukrainien"}),
        ("Івано-Франківську", "uk", {"іванофранківськ", "франківськ"}),
        ("Frankfurt-am-Main", "de", {"frankfurtammain", "frankfurt", "main"}),
    ],
)
def test_hyphenated_words_are_found_closed_and_in_pieces(text, language, found):
    assert found <= terms(text, language)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Das Wort допомога heißt Hilfe", "de", "допомога"),
        ("La громада de Lviv", "fr", "громада"),
        ("Громада і Städtetag", "uk", "stadtetag"),
        ("Le Städtetag invite", "fr", "stadtetag"),
        ("東京 und مرحبا", "de", "東京"),
    ],
)
def test_words_of_other_languages_and_scripts_survive(text, language, found):
    assert found in terms(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("und die oder", "de"),
        ("de la à l’", "fr"),
        ("і та або в", "uk"),
        ("a", "de"),
    ],
)
def test_stop_words_are_not_indexed(text, language):
    assert not terms(text, language)


def test_parts_are_told_from_whole_words():
    found = {term.text: term.whole for term in analyse("Gemeinderat", "de")}
    assert found == {"gemeinderat": True, "gemeinde": False, "rat": False}


def test_known_words_are_told_from_unknown_ones():
    assert analyse_word("piscine", "fr").known
    assert not analyse_word("pissine", "fr").known


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("pl", ["partnerstwo", "partnerstwa", "partnerstwem"]),  # in a dictionary
        ("eu", ["etxe", "etxeak"]),  # a stemmer at least
    ],
)
def test_a_language_without_a_module_goes_by_dictionary_or_stemmer(code, words):
    assert set.intersection(*(terms(word, code) for word in words))


def test_a_language_without_dictionary_and_stemmer_is_found_as_it_is_written():
    assert terms("Te Reo", "mi") == {"te", "reo"}
