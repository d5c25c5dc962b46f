"""German words: base forms by dictionary and compound, gender by rule, stems for the unknown."""

import re

from snowballstemmer import stemmer

from .compounds import compound_lemma
from .dictionary import is_lemma, lemma, readings, swapped, with_base_forms
from .words import word_list

PARTICLES = word_list("de_particles")
"""First parts of separable verbs: apart in "nimmt … teil", in front in "teilnehmen"."""

_PLAIN = str.maketrans("äöüÄÖÜ", "aouAOU")
_LATIN_PLURAL = (("ien", "ium"),)  # Studien: Studium beside Studie
_NOUN_ENDINGS = ("es", "en", "s", "n")
_ADJECTIVE_ENDINGS = ("", "e", "em", "en", "er", "es")


def lemmas(word: str, edited: bool) -> list[str]:
    """Return the base forms `word` may belong to, best first; none if nothing is known."""
    lower = word.lower()
    found = readings(word, "de", edited) or _with_sharp_s(lower)
    if len(found) == 2 and found[1].lower() == lower != found[0] and found[0].startswith(lower):
        found = found[1:]  # a noun, not an imperative: "Rat" is no form of "raten"
    bases = with_base_forms(reversed(found), "de") or _with_particle(lower)
    if not bases and (other := compound_lemma(lower) or _uninflected(lower)):
        bases = [other]
    bases += swapped(lower.capitalize(), _LATIN_PLURAL, "de")
    return bases + [man for base in bases for man in _masculine(base)]


def _with_sharp_s(form: str) -> list[str]:
    """Return the reading of a word spelt with ss, as in Switzerland and capitals, for ß."""
    places = (match.start() for match in re.finditer("ss", form))
    spelt = (form[:place] + "ß" + form[place + 2 :] for place in places)
    return [base for word in spelt for base in readings(word, "de", edited=False)]


def _uninflected(form: str) -> str | None:
    """Return the known noun that `form`, unknown itself, is an inflected form of."""
    for ending in _NOUN_ENDINGS:
        noun = form.removesuffix(ending).capitalize()
        if form.endswith(ending) and len(noun) > 3 and is_lemma(noun, "de"):
            return noun
    return None


def _with_particle(form: str) -> list[str]:
    """Return the base forms of a verb or participle that is known without its particle."""
    for end in range(2, min(len(form) - 3, 10)):
        rests = [form[end:].removesuffix(ending) for ending in _ADJECTIVE_ENDINGS]
        known = (lemma(rest, "de") for rest in rests if form[:end] in PARTICLES)
        if bases := [base for base in known if base and base.islower() and len(base) > 4]:
            return [form[:end] + base for base in bases[:1]]
    return []


def _masculine(noun: str) -> list[str]:
    """Return the masculine nouns that a feminine in -in is made of (Rätin: Rat, Kollegin: Kollege).

    A page about "Bürgermeisterinnen" is what the reader wants who types "Bürgermeister".
    """
    if not noun.endswith("in") or not (is_feminine(noun) or noun.islower()):
        return []
    stem = noun[:-2]
    head, last = stem[:-4], stem[-4:]
    spellings = (stem, head + last.translate(_PLAIN))
    return [
        man
        for man in dict.fromkeys(s + ending for s in spellings for ending in ("", "e", "er"))
        if is_lemma(man, "de") or (noun.islower() and compound_lemma(man) == man)
    ]


def is_feminine(noun: str) -> bool:
    """Tell whether `noun` in -in denotes a woman: it has the plural -innen (unlike "Termin")."""
    return lemma(noun + "nen", "de") == noun


def stems(word: str) -> list[str]:
    """Return the stems that a word unknown to the dictionary may have.

    Two for what may be the genitive of a name (Charkiws, Butschas). A stemmer keeps state while
    it works, so each call takes its own: threads share nothing.
    """
    lower = word.lower()
    forms = [lower]
    if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 4:
        forms.append(lower[:-1])
    return list(dict.fromkeys(stemmer("german").stemWord(form) for form in forms))


def separated_verb(verb: str, particle: str) -> str | None:
    """Return the verb that a form and a particle at the end of the clause make, if there is one.

    "nimmt" and "teil" make "teilnehmen", "stimmten" and "zu" make "zustimmen".
    """
    infinitive = lemma(verb.lower(), "de") or ""
    joined = particle.lower() + infinitive
    return joined if infinitive.endswith("n") and is_lemma(joined, "de") else None
