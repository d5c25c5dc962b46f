"""French words: base forms by dictionary, readings it lacks by rule, stems for the unknown."""

from snowballstemmer import stemmer

from .dictionary import readings, swapped, with_base_forms

_MASCULINE = (
    ("ive", "if"),
    ("euse", "eur"),
    ("euse", "eux"),
    ("trice", "teur"),
    ("ale", "al"),
    ("elle", "el"),
    ("enne", "en"),
    ("aine", "ain"),
    ("ante", "ant"),
    ("ente", "ent"),
    ("aise", "ais"),
    ("oise", "ois"),
    ("ière", "ier"),
    ("che", "c"),
    ("ée", "é"),
)
_INFINITIVE = (
    ("é", "er"),
    ("ée", "er"),
    ("e", "er"),
    ("re", "rir"),
    ("ert", "rir"),
    ("rit", "rire"),
    ("lu", "lire"),
    ("mis", "mettre"),
    ("pris", "prendre"),
    ("duit", "duire"),
    ("uite", "uire"),
    ("ivi", "ivre"),
    ("fait", "faire"),
    ("i", "ir"),
    ("u", "re"),
)


def lemmas(word: str, edited: bool) -> list[str]:
    """Return the base forms `word` may belong to, best first; none if it is not in the dictionary.

    The dictionary knows one reading of a form only. Added are the singular of a plural
    ("scies": scie beside scier) and the masculine of a feminine ("active": actif beside activer).
    A noun in a text may be a verb there ("la ville finance", "a permis"): so it is found by the
    verb, while readers who type the noun mean the noun.
    """
    form = word.lower()
    bases = readings(word, "fr", edited)
    if form.endswith(("s", "x")) and len(form) > 3:
        form = form[:-1]
        bases += readings(form, "fr", edited=True)
    bases += swapped(form, _MASCULINE, "fr", shortest=2)
    if edited:
        bases += [verb for base in bases for verb in swapped(base, _INFINITIVE, "fr", shortest=1)]
    return with_base_forms(bases, "fr")


def stems(word: str) -> list[str]:
    """Return the stem of a word that the dictionary does not know.

    A stemmer keeps state while it works, so each call takes its own: threads share nothing.
    """
    return [stemmer("french").stemWord(word.lower())]
